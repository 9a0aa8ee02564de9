import type en from '../en/ui.ts';
import type { Translated } from '../translated.ts';

export default {
  shortcuts: { open: '快捷键', title: '快捷键', help: '显示此列表', use: '使用单键快捷键' },
  pages: {
    label: '页码',
    here: '第 {{page}} 页，共 {{pages}} 页',
    previous: '上一页',
    next: '下一页',
  },
  close: '关闭',
  cancel: '取消',
  save: '保存',
  loading: '加载中…',
  backHome: '回到课程列表',
  tryAgain: '重试',
  notFoundTitle: '没有这个页面',
  notFoundText: '地址可能已过期或输入有误。你的内容没有丢失。',
  forbiddenTitle: '你无权查看此页面',
  forbiddenText: '你在本学期的身份不包含此页面。如有疑问，请联系教学团队。',
  failedTitle: '我们这边出了问题',
  failedText: '你已提交或保存的内容都在。请稍后重试；若仍然失败，请将出错的时间告诉教学团队。',
  foreignTitle: '该请求来自其他网站',
  foreignText: '没有做任何更改。请在本站打开页面后重试。',
  formerMember: '已离开的成员',
} satisfies Translated<typeof en>;
