/** The words of the instrument itself, whatever it shows. */
import type { FailureReason, PreparingStage } from '../../worker/protocol.ts';

export interface InstrumentWords {
  instrument: string;
  training: string;
  stopped: string;
  play: string;
  pause: string;
  again: string;
  step: string;
  reset: string;
  resetHint: string;
  seed: string;
  newSeed: string;
  speed: string;
  fullSpeed: string;
  stepsPerSecond: (n: string) => string;
  stepOf: (step: string, total: string) => string;
  stepAxis: string;
  start: string;
  startHint: string;
  openFull: string;
  preparing: Record<PreparingStage, string>;
  warmingUp: string;
  finished: (seconds: string) => string;
  paused: string;
  backend: Record<'webgpu' | 'software' | 'wasm' | 'cpu', string>;
  parameters: (n: string) => string;
  failure: Record<FailureReason, string>;
  kept: string;
  drawing: {
    example: string;
    erase: string;
    clear: string;
    keys: string;
    empty: string;
    blank: string;
    state: (filled: number) => string;
    cursor: (row: number, column: number, filled: boolean) => string;
  };
  detail: string;
  retry: string;
  useWasm: string;
  useDefaults: string;
  groups: Record<'data' | 'model' | 'training', string>;
  atDefault: string;
  toDefault: (value: string) => string;
  allDefaults: string;
  tabs: Record<'loss' | 'controls' | 'see' | 'source', string>;
  loss: string;
  gap: string;
  gapHint: string;
  plusMinus: (error: string) => string;
  heldOut: string;
  floor: string;
  noEvaluation: string;
  perDimension: string;
  nats: string;
  dataUnits: string;
  csv: string;
  png: string;
  notebook: string;
  notebookFailed: string;
  saveModel: string;
  openModel: string;
  modelFailed: string;
  notAModel: string;
  modelOf: (title: string) => string;
  copyLink: string;
  copied: string;
  expectations: string;
  verdict: Record<'open' | 'met' | 'missed', string>;
  breakIt: string;
  source: string;
  sourceHint: string;
  lines: (from: number, to: number) => string;
  noEquation: string;
  data: string;
  samples: string;
  show: string;
  redraw: string;
  dataSpace: string;
  waiting: string;
  /** Where no floor is known. */
  notKnown: string;
  describeLossAlone: (p: { step: string; loss: string; heldOut: string }) => string;
  describeLoss: (p: { step: string; loss: string; floor: string; gap: string }) => string;
  keys: string;
}

export const en: InstrumentWords = {
  instrument: 'Experiment',
  training: 'Training',
  stopped: 'Stopped',
  play: 'Play',
  pause: 'Pause',
  again: 'Run again',
  step: 'One step',
  reset: 'Reset',
  resetHint: 'Back to step 0; the same seed gives the same curve',
  seed: 'Seed',
  newSeed: 'Another seed',
  speed: 'Speed',
  fullSpeed: 'full speed',
  stepsPerSecond: (n) => `${n} steps/s`,
  stepOf: (step, total) => `Step ${step} / ${total}`,
  stepAxis: 'training step',
  start: 'Start training',
  startHint: 'It trains in this browser; nothing is sent anywhere.',
  openFull: 'Open the whole experiment',
  preparing: {
    backend: 'Loading the engine',
    data: 'Computing the data and the exact floor',
    compiling: 'Compiling shaders',
  },
  warmingUp: 'Drawing the untrained model …',
  finished: (seconds) => `Finished after ${seconds} s of training`,
  paused: 'Paused',
  backend: {
    webgpu: 'WebGPU',
    software: 'WebGPU in software',
    wasm: 'WebAssembly',
    cpu: 'plain JavaScript',
  },
  parameters: (n) => `${n} parameters`,
  failure: {
    diverged:
      'The training has diverged: its loss is no number any more, or far above where it began. The model is back at its last good weights. A smaller learning rate helps.',
    'device-lost':
      'The graphics device was taken away by the system again and again. Starting again is safe.',
    'no-backend': 'The way of computing that was asked for is not available in this browser.',
    'out-of-memory': 'The memory was not enough. A smaller model or batch may fit.',
    'bad-config': 'These settings cannot be run.',
    error: 'Something went wrong inside the experiment.',
  },
  drawing: {
    example: 'the face',
    erase: 'Eraser',
    clear: 'Clear',
    keys: 'Arrow keys move the brush, space draws or erases.',
    empty: 'Nothing is drawn yet: the model keeps what it had.',
    blank: 'Nothing is drawn yet.',
    state: (filled) => `${filled} cells drawn.`,
    cursor: (row, column, filled) => `Row ${row}, column ${column}: ${filled ? 'drawn' : 'empty'}.`,
  },
  kept: 'Settings, seed and the curve so far are kept.',
  detail: 'Technical detail',
  retry: 'Start again',
  useWasm: 'Use WebAssembly',
  useDefaults: 'Start with the defaults',
  groups: { data: 'Data', model: 'Model', training: 'Training' },
  atDefault: 'default',
  toDefault: (value) => `back to ${value}`,
  allDefaults: 'All defaults',
  tabs: { loss: 'Loss', controls: 'Controls', see: 'What to see', source: 'Source' },
  loss: 'Loss',
  gap: 'Gap to the floor',
  gapHint: 'held-out loss minus the floor',
  plusMinus: (error) => `± ${error}`,
  heldOut: 'Held-out loss',
  floor: 'Floor',
  noEvaluation: 'measured as soon as it trains',
  perDimension: 'squared error a dimension',
  nats: 'nats',
  dataUnits: 'units of the data',
  csv: 'Loss as CSV',
  png: 'Picture as PNG',
  notebook: 'PyTorch notebook',
  notebookFailed: 'The notebook could not be loaded; try again.',
  saveModel: 'Save model',
  openModel: 'Open model',
  modelFailed: 'The model could not be read back; try again.',
  notAModel: 'This file is no model that was saved here.',
  modelOf: (title) => `This is a model of another experiment: ${title}. Open it there.`,
  copyLink: 'Copy link',
  copied: 'Link copied',
  expectations: 'What you should see',
  verdict: { open: 'not decided yet', met: 'seen', missed: 'not seen this time' },
  breakIt: 'Break it',
  source: 'The model’s source',
  sourceHint: 'Choose an equation: the lines that compute it are marked.',
  lines: (from, to) => `lines ${from} to ${to}`,
  noEquation: 'One file, from top to bottom.',
  data: 'data',
  samples: 'samples',
  show: 'Show',
  redraw: 'Draw others',
  dataSpace: 'Data space',
  waiting: 'The picture appears here.',
  notKnown: 'not known',
  describeLossAlone: ({ step, loss, heldOut }) =>
    `Loss over the training steps. Step ${step}: loss ${loss}, held-out loss ${heldOut}; no floor is known for this data.`,
  describeLoss: ({ step, loss, floor, gap }) =>
    `Loss over the training steps. Step ${step}: loss ${loss}, floor ${floor}, gap ${gap}.`,
  keys: 'Keys inside the instrument: space plays and pauses, full stop does one step.',
};

export const zh: InstrumentWords = {
  instrument: '实验',
  training: '训练',
  stopped: '已停止',
  play: '开始',
  pause: '暂停',
  again: '再跑一次',
  step: '一步',
  reset: '重来',
  resetHint: '回到第 0 步；种子相同，曲线就相同',
  seed: '种子',
  newSeed: '换一个种子',
  speed: '速度',
  fullSpeed: '全速',
  stepsPerSecond: (n) => `每秒 ${n} 步`,
  stepOf: (step, total) => `第 ${step} / ${total} 步`,
  stepAxis: '训练步数',
  start: '开始训练',
  startHint: '训练就在此浏览器中进行，不向任何地方发送数据。',
  openFull: '打开完整实验',
  preparing: {
    backend: '正在载入引擎',
    data: '正在计算数据与精确下限',
    compiling: '正在编译着色器',
  },
  warmingUp: '正在画未训练的模型 …',
  finished: (seconds) => `训练完成，用时 ${seconds} 秒`,
  paused: '已暂停',
  backend: {
    webgpu: 'WebGPU',
    software: '软件模拟的 WebGPU',
    wasm: 'WebAssembly',
    cpu: '纯 JavaScript',
  },
  parameters: (n) => `${n} 个参数`,
  failure: {
    diverged:
      '训练发散了：损失已不再是数值，或远高于起点。模型已退回最近一次正常的权重。请用更小的学习率。',
    'device-lost': '系统一再收回图形设备。可以放心重新开始。',
    'no-backend': '此浏览器不支持所要求的计算方式。',
    'out-of-memory': '内存不足。请换更小的模型或批大小。',
    'bad-config': '这些设置无法运行。',
    error: '实验内部出错了。',
  },
  drawing: {
    example: '笑脸',
    erase: '橡皮',
    clear: '清空',
    keys: '方向键移动画笔，空格画或擦。',
    empty: '还什么都没画：模型仍用原来的数据。',
    blank: '还什么都没画。',
    state: (filled) => `已画 ${filled} 格。`,
    cursor: (row, column, filled) => `第 ${row} 行第 ${column} 列：${filled ? '已画' : '空'}。`,
  },
  kept: '设置、种子和已有的曲线都保留着。',
  detail: '技术细节',
  retry: '重新开始',
  useWasm: '改用 WebAssembly',
  useDefaults: '用默认设置开始',
  groups: { data: '数据', model: '模型', training: '训练' },
  atDefault: '默认',
  toDefault: (value) => `恢复为 ${value}`,
  allDefaults: '全部恢复默认',
  tabs: { loss: '损失', controls: '设置', see: '看什么', source: '源代码' },
  loss: '损失',
  gap: '与下限的差距',
  gapHint: '留出损失减去下限',
  plusMinus: (error) => `± ${error}`,
  heldOut: '留出损失',
  floor: '下限',
  noEvaluation: '一开始训练就会测量',
  perDimension: '每维平方误差',
  nats: '奈特',
  dataUnits: '数据的单位',
  csv: '损失（CSV）',
  png: '图片（PNG）',
  notebook: 'PyTorch 笔记本',
  notebookFailed: '笔记本没有载入，请再试一次。',
  saveModel: '保存模型',
  openModel: '打开模型',
  modelFailed: '模型没有读出，请再试一次。',
  notAModel: '这个文件不是在这里保存的模型。',
  modelOf: (title) => `这是另一个实验的模型：${title}。请到那里打开。`,
  copyLink: '复制链接',
  copied: '已复制',
  expectations: '你应当看到',
  verdict: { open: '尚未定论', met: '看到了', missed: '这次没看到' },
  breakIt: '弄坏它',
  source: '模型的源代码',
  sourceHint: '选一个公式，计算它的代码行就会标出。',
  lines: (from, to) => `第 ${from} 至 ${to} 行`,
  noEquation: '一个文件，从头读到尾。',
  data: '数据',
  samples: '样本',
  show: '显示',
  redraw: '另取一批',
  dataSpace: '数据空间',
  waiting: '图像将显示在这里。',
  notKnown: '未知',
  describeLossAlone: ({ step, loss, heldOut }) =>
    `损失随训练步数的变化。第 ${step} 步：损失 ${loss}，留出损失 ${heldOut}；这份数据的下限未知。`,
  describeLoss: ({ step, loss, floor, gap }) =>
    `损失随训练步数的变化。第 ${step} 步：损失 ${loss}，下限 ${floor}，差距 ${gap}。`,
  keys: '焦点在实验内时：空格键开始或暂停，句点键走一步。',
};
