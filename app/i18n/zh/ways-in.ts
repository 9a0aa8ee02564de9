import type en from '../en/ways-in.ts';
import type { Translated } from '../translated.ts';

export default {
  or: '或者',
  singleSignOn: '单点登录',
  continueWith: '使用 {{name}} 登录',
  continueWithSingleSignOn: '使用单点登录',
  problem: {
    failed: '无法连接登录服务，或者它的答复无效。请重试，或换一种方式登录。',
    denied: '你没有允许登录服务告知你的身份，因此没有登录。',
    over: '时间过长，或者是在另一个浏览器中开始的。请重新开始。',
    noAddress:
      '你还没有账号，而登录服务没有证实你的邮箱。请先在这里注册账号，然后在“登录方式”中关联该服务。',
    taken: '这个身份已用于另一个账号。请先在那里移除它。',
    closed: '这个账号已停用。请联系课程教学团队。',
  },
  link: {
    title: '将此登录方式关联到你的账号',
    lead: '从现在起，它也能打开你的账号，原有方式照常有效。',
    known: '邮箱 {{email}} 已有账号。请先照常登录一次，之后就可以用{{name}}打开它。',
    signIn: '照常登录',
    account: '你在这里的账号',
    noAddress: '没有邮箱',
    submit: '关联',
    back: '前往登录',
    leave: '不关联',
    done: '从现在起，它能打开你的账号。',
    add: '关联{{name}}',
  },
} satisfies Translated<typeof en>;
