import type en from '../en/playground.ts';
import type { Translated } from '../translated.ts';

export default {
  title: '实验场',
  lead: '边读边在浏览器里训练的模型。每个数字都是算出来的，没有一个是预先画好的；种子相同，曲线就相同。',
  matrix: '按讲与模型族排列的实验',
  lecture: '讲',
  lectureIn: '{{lecture}}，{{term}}',
  noLecture: '尚未收入任何一讲',
  films: '每幅小图都是一次真实运行的几帧：灰色是数据，彩色是模型抽出的样本。',
  stopFilms: '停住小图',
  playFilms: '让它们动起来',
  homework: '与作业相同的问题',
  private: '你在这里所做的一切都不会离开浏览器，除非你选择保留一次运行。',
  lookAt: '看什么',
  about: '关于这个实验',
  controls: '各项设置',
  data: '数据',
  model: '模型',
  training: '训练',
  floor: '下限',
  paper: '论文',
  loading: '正在搬来仪器……',
  loadFailed: '仪器未能载入。没有它，本页的文字也是完整的。',
  tryAgain: '重试',
  needsScript: '仪器需要 JavaScript：它在此浏览器中训练模型。',
} satisfies Translated<typeof en>;
