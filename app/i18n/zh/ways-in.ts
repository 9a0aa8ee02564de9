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
  passkey: {
    use: '使用通行密钥',
    addTitle: '添加通行密钥',
    what: '保存在你的设备或密码管理器中的密钥：用指纹、面容或 PIN 代替密码，单凭它即可登录。',
    name: '名称',
    nameHint: '便于你在列表中认出它。',
    add: '添加通行密钥',
    added: '从现在起，这个通行密钥能打开你的账号。',
    rename: '重命名',
    newName: '{{name}} 的新名称',
    save: '保存名称',
    renamed: '通行密钥已重命名。',
    trouble: {
      unsupported: '这个浏览器不支持通行密钥。请换一种方式。',
      cancelled: '没有选择通行密钥，一切照旧。',
      known: '这台设备已有你账号的通行密钥。',
      over: '时间过长，请重试。',
      failed: '这个通行密钥在此无效。请重试，或换一种方式。',
      unknown: '这个通行密钥已不能打开这里的任何账号。请换一种方式。',
      notReached: '无法连接平台，一切照旧。请重试。',
    },
  },
  link: {
    title: '将此登录方式关联到你的账号',
    lead: '从现在起，它也能打开你的账号，原有方式照常有效。',
    known: '邮箱 {{email}} 已有账号。请先照常登录一次，之后就可以用 {{name}} 打开它。',
    signIn: '照常登录',
    account: '你在这里的账号',
    noAddress: '没有邮箱',
    submit: '关联',
    back: '前往登录',
    leave: '不关联',
    done: '从现在起，它能打开你的账号。',
    add: '关联 {{name}}',
  },
} satisfies Translated<typeof en>;
