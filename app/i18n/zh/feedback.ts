import type en from '../en/feedback.ts';
import type { Translated } from '../translated.ts';

export default {
  mail: {
    approved: '已通过：“{{project}}”的{{stage}}',
    changes: '需要修改：“{{project}}”的{{stage}}',
    comments: '新批注：“{{project}}”的{{stage}}',
    hello: '{{name}}，你好：',
    approvedText: '教学团队已通过第 {{version}} 版。这一阶段不需要再提交。',
    changesText: '教学团队已阅读第 {{version}} 版，并请你们修改。改好后请再次提交。',
    commentsText_one: '第 {{version}} 版有 {{count}} 条新批注，尚未作出决定。',
    commentsText_other: '第 {{version}} 版有 {{count}} 条新批注，尚未作出决定。',
    withComments_one: '文中有 {{count}} 条批注。',
    withComments_other: '文中有 {{count}} 条批注。',
    open: '阅读反馈',
    why: '你收到这封邮件，是因为你是该项目的成员。',
  },
} satisfies Translated<typeof en>;
