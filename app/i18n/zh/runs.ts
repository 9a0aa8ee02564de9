import type en from '../en/runs.ts';
import type { Translated } from '../translated.ts';

const lead = '保留了 {{count}} 次运行，只有你能看到。';

export default {
  title: '我的运行',
  description: '你保留的实验运行。',
  lead_one: lead,
  lead_other: lead,
  all: '全部',
  which: '按实验筛选',
  empty: '还没有保留任何运行',
  emptyText:
    '在实验场训练一个模型，再按“保留这次运行”：设置、数值和你的笔记都会留在这里，链接可重新训练出完全相同的运行。',
  emptyHere: '没有保留这个实验的运行',
  toPlayground: '打开实验场',

  keep: '保留这次运行',
  keepHint: '保留的是设置、种子、到达的步数、当时的损失和这条笔记。',
  note: '笔记',
  notePlaceholder: '试了什么，看到了什么',
  signIn: '登录后保留这次运行',
  signInHint: '训练不需要账号；有了账号，可以再找到自己的运行。',
  kept: '已保留，停在第 {{step}} 步。',
  keptAgain: '这次运行已经保留过了，只保留一份。',
  see: '查看我的运行',
  refused: {
    'nothing to keep': '还没有可保留的内容：先让它训练一步。',
    'note too long': '笔记太长：最多 {{most}} 个字符。未作任何改动。',
    'too many': '你已保留 {{most}} 次运行，达到上限。请先移除一次。',
    'no such run': '这次运行已不在这里。',
    'signed out': '你已退出登录。运行和笔记都还在：',
    'not reached': '无法连接门户。运行和笔记都还在，请再试一次。',
  },
  signInElsewhere: '在新标签页登录，然后再按一次。',

  step: '第 {{step}} / {{total}} 步',
  loss: '损失 {{value}}',
  heldOut: '留出损失 {{value}}',
  gap: '高于下限 {{value}}',
  seed: '种子 {{seed}}',
  byDefault: '其余为默认设置',
  notRead: '它的数值已无法读取。',
  editNote: '修改笔记',
  addNote: '添加笔记',
  saveNote: '保存笔记',
  remove: '移除',
  removeNamed: '移除：{{title}}，第 {{step}} 步',
  removed: '已移除这次运行。',
  undo: '恢复',
  noRuns: '还没有。在实验场保留的运行会出现在这里。',
  allRuns: '全部运行',
  newer: '较新',
  older: '较早',
  page: '第 {{page}} / {{pages}} 页',
  pages: '分页',
} satisfies Translated<typeof en>;
