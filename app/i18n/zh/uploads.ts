import type en from '../en/uploads.ts';
import type { Translated } from '../translated.ts';

export default {
  progress: '{{done}} / {{all}} MB',
  waiting: '已收到 {{done}} / {{all}} MB，正在等待连接……',
  stop: '停止',
  goOn: '继续',
  begun:
    '“{{name}}”已收到 {{done}} / {{all}} MB。再次选择同一个文件，即可从此处继续。一天没有进展的上传会被清除。',
  whole: '“{{name}}”已全部收到（{{all}} MB）。',
  use: '使用“{{name}}”',
  chooseAgain: '再次选择该文件',
  refused: {
    'too large': '文件超过 {{count}} MB。请压缩后再试，或改用链接。',
    'signed out': '你已退出登录。已收到的部分会保留一天：登录后可继续。',
    'not allowed': '你不能再在这里上传文件。请重新载入页面查看原因。',
    'too often': '一小时内开始的上传过多，请稍候。',
    'not stored': '本站的磁盘已满或出现故障。已收到的部分会保留一天：请稍后继续，并告知教学团队。',
  },
} satisfies Translated<typeof en>;
