import type en from '../en/archive.ts';
import type { Translated } from '../translated.ts';

export default {
  feedback: '反馈：{{title}}',
  remarks: '视频评论：{{title}}',
  notes: '教学团队内部备注：{{title}}',
  unsent: '已输入但未发送：{{title}}',
  about: '关于“{{quote}}”',
  aboutAll: '关于全文',
  version: '第 {{version}} 版',
  resolved: '已解决',
  byStaff: '{{by}}（教学团队）',
  draft: '草稿，仅教学团队可见',
  held: '待本轮统一发布',
  was: {
    approved: '第 {{version}} 版已通过',
    changes_requested: '第 {{version}} 版需要修改',
  },
  scope: {
    accepted: '目标变更已被接受。',
    discuss: '目标变更有待讨论。',
  },
} satisfies Translated<typeof en>;
