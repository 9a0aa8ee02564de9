import { v7 as newId } from 'uuid';
import type { Answers } from '#app/domain/enrollment/application/answers.ts';
import { berkeley } from '#test/factories/course.ts';
import { named, type Cast } from './people.ts';
import type { Pile } from './pile.ts';
import { seededRandom } from './random.ts';
import { addressOf, roster, type DemoPerson } from './roster.ts';

const hour = 3_600_000;
const reviewedFrom = berkeley('2024-01-17T09:00');
const lateFrom = berkeley('2024-02-26T07:30');

/** What is prepared for those who came late; nobody has been told. The others are undecided. */
const prepared: Record<string, 'waitlist' | 'refuse'> = {
  'Jasper Holloway': 'waitlist',
  'Oskar Brandt': 'waitlist',
  'Theo Marchand': 'refuse',
};

/** Who reads the late ones: the assistant of the demo's button has not scored any of them yet. */
const lateReviews: Record<string, [by: string, score: number, note: string][]> = {
  'Nadia Benali': [['Tobias Renner', 4, 'Small model, honest debugging. Would follow easily.']],
  'Jasper Holloway': [
    ['Tobias Renner', 4, 'The ablation is convincing.'],
    [
      'Marcus Oyelaran',
      2,
      'Has not used a gradient framework on his own yet; homework 3 is close.',
    ],
  ],
  'Lucia Ferrand': [['Marcus Oyelaran', 3, '']],
  'Oskar Brandt': [
    ['Tobias Renner', 3, 'Sound. Late, so the waitlist.'],
    ['Marcus Oyelaran', 3, ''],
  ],
  'Theo Marchand': [
    ['Tobias Renner', 1, 'Says himself that probability is still ahead of him.'],
    ['Marcus Oyelaran', 2, 'Better next year, after the prerequisites.'],
  ],
};

/** Gives every application of the demo its answers, what staff thought, and what they prepared. */
export function demoApplications(pile: Pile, cast: Cast): void {
  for (const somebody of roster) {
    const person = named(cast, somebody.name);
    const row = pile.application.find(({ personId }) => personId === person.id);
    if (row === undefined) continue;
    const random = seededRandom(seedOf(somebody.name));
    row.answers = answersOf(somebody, random);
    row.changedAt = row.submittedAt ?? null;
    addReviews(pile, cast, somebody, row.id, random);
    const outcome = prepared[somebody.name];
    if (outcome === undefined) continue;
    pile.applicationOutcome.push({
      id: newId(),
      applicationId: row.id,
      outcome,
      preparedBy: named(cast, 'Iris Delacroix').id,
      preparedAt: berkeley('2024-02-26T09:40'),
    });
  }
}

function addReviews(
  pile: Pile,
  cast: Cast,
  { name, role }: DemoPerson,
  applicationId: string,
  random: () => number,
): void {
  const add = (by: string, score: number, note: string, changedAt: Date) => {
    const reviewerId = named(cast, by).id;
    pile.applicationReview.push({ applicationId, reviewerId, score, note, changedAt });
  };
  if (role === 'applicant') {
    for (const [by, score, note] of lateReviews[name] ?? []) {
      add(by, score, note, new Date(lateFrom.getTime() + random() * hour));
    }
    return;
  }
  const first = role === 'student' ? 3 + Math.floor(random() * 3) : 2 + Math.floor(random() * 3);
  const readers = shuffled(['Shreya Kulkarni', 'Tobias Renner', 'Marcus Oyelaran'], random);
  for (const [index, by] of readers.slice(0, 2).entries()) {
    const drift = index === 0 ? 0 : (drifts[Math.floor(random() * drifts.length)] ?? 0);
    const score = Math.min(5, Math.max(1, first + drift));
    const note = random() < 0.4 ? (notes[score]?.[Math.floor(random() * 3)] ?? '') : '';
    add(by, score, note, new Date(reviewedFrom.getTime() + random() * 60 * hour));
  }
}

/** How far the second reader is from the first: mostly near, now and then not. */
const drifts = [0, 0, 0, 1, -1, 0, 1, -1, 2, -2];

const notes: Record<number, string[]> = {
  1: ['No sign of anything trained.', 'Prerequisites missing.', 'Copied from a tutorial.'],
  2: ['Enthusiastic, little practice.', 'Vague on what went wrong.', 'Would struggle with HW2.'],
  3: ['Solid background.', 'Clear, nothing unusual.', 'Fine if there is room.'],
  4: ['Found the bug by measuring. Good.', 'Writes exactly.', 'Knows what they do not know.'],
  5: ['Take.', 'Could assist next year.', 'The best account of a failed run I have read here.'],
};

function answersOf({ name, role, language }: DemoPerson, random: () => number): Answers {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const words = language === 'zh' ? chinese : english;
  const known = ['probability', 'linear-algebra', 'optimization', 'machine-learning'];
  const more = ['deep-learning', 'vision-or-language'].filter(() => random() < 0.6);
  const fewer = role === 'student' ? known : known.filter(() => random() < 0.75);
  const page = addressOf(name).split('@')[0] ?? '';
  return {
    background: pick(['doctoral', 'doctoral', 'master', 'undergraduate', 'undergraduate', 'other']),
    field: pick(words.fields),
    courses: [...fewer, ...more],
    built: [pick(words.built), pick(words.wrong), pick(words.found)].join(words.space),
    why: [pick(words.why), pick(words.plan)].join(words.space),
    links: random() < 0.5 ? `https://code.example.edu/${page}` : '',
    consent: 'yes',
  };
}

const english = {
  space: ' ',
  fields: [
    'EECS',
    'Statistics',
    'Physics',
    'Bioengineering',
    'Mechanical engineering',
    'Linguistics',
    'Cognitive science',
    'Applied mathematics',
    'Astronomy',
    'Civil engineering',
  ],
  built: [
    'I trained a small PixelCNN on 28 × 28 digits, from an empty file.',
    'I wrote a variational autoencoder for protein contact maps.',
    'For a lab course I built a normalizing flow on calorimeter showers.',
    'I trained a character model on three novels and sampled from it every hundred steps.',
    'I reimplemented a denoising model for seismic traces with a U-Net of two levels.',
    'I fitted a mixture density network to the travel times of a bus line.',
    'I wrote backpropagation by hand for a two-layer network and checked it numerically.',
    'I fine-tuned an image classifier for lichens that a park ranger had photographed.',
    'I built a GAN for handwritten staves, because I wanted more sheet music.',
    'I trained a contrastive encoder on bird calls from one valley.',
  ],
  wrong: [
    'The samples were fine and the likelihood was absurd.',
    'After the second epoch every sample was the same grey square.',
    'The loss fell smoothly while the validation loss did nothing at all.',
    'It worked on my machine and diverged on the cluster.',
    'The model ignored its latent variable completely.',
    'It trained for a day before I saw that it was learning the padding.',
    'The gradients were exactly zero in one layer.',
    'Two runs with the same seed gave different numbers.',
  ],
  found: [
    'I had divided by the number of pixels twice; a plot of the loss against the theoretical floor gave it away.',
    'Turning the weight of the KL term up slowly fixed it, and I measured how slowly it had to be.',
    'I found it by overfitting one batch, which I should have done first.',
    'It was the order of normalisation and dropout. I only believed it after an ablation with five seeds.',
    'The mask was shifted by one, so each pixel saw itself. I wrote a test that perturbs a pixel and looks who notices.',
    'Half precision underflowed; I now log the smallest gradient of each layer.',
    'I never found out for certain, and wrote down the three explanations that are left.',
    'The data loader repeated the first file. Since then I look at a hundred examples before I train.',
  ],
  why: [
    'I use generative models every week and cannot say what most of them optimise.',
    'My group works with diffusion models as black boxes, and I would like to open one.',
    'I have read the papers; I have not been made to implement them under a deadline.',
    'I want to understand when a likelihood is worth having.',
    'I come from another field, and the part of it that moves is being rewritten with these models.',
    'I learn by building, and the four homeworks are what I would have set myself.',
    'Self-supervision is the only kind that my data allows.',
  ],
  plan: [
    'For the project I would like to compare two bounds on the same small data set.',
    'I have a data set of my own that nobody else has, with permission to use it.',
    'I would be glad of a team; I can bring the compute and the patience.',
    'I do not mind auditing, but I hand homework in more reliably when somebody reads it.',
    'I will have about twelve hours a week for it, and have cleared them.',
    'If there is no seat I will follow along and apply again next time.',
  ],
} as const;

const chinese = {
  space: '',
  fields: ['电子工程与计算机科学', '统计学', '应用数学', '认知科学'],
  built: [
    '我从零实现过一个小型 PixelCNN，在 28 × 28 的手写数字上训练。',
    '我为蛋白质接触图写过一个变分自编码器。',
    '我用三本小说训练过一个字符级语言模型。',
  ],
  wrong: [
    '样本看起来不错，但似然值完全不合理。',
    '模型完全忽略了隐变量。',
    '训练损失平稳下降，验证损失却毫无变化。',
  ],
  found: [
    '后来发现我对像素数除了两次；把损失和理论下界画在一起，问题就显出来了。',
    '慢慢增大 KL 项的权重之后就好了，我还测量了需要多慢。',
    '先让模型过拟合一个批次，问题立刻暴露出来，我本该一开始就这么做。',
  ],
  why: [
    '我每周都在用生成模型，却说不清它们究竟在优化什么。',
    '论文我读过，但还没有在截止日期前亲手实现过。',
  ],
  plan: [
    '项目方面，我想在同一个小数据集上比较两种下界。',
    '每周大约能投入十二个小时，时间已经留好。',
  ],
} as const;

/** Each person's own numbers, whoever else is in the demo. */
function seedOf(name: string): number {
  return [...name].reduce(
    (sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003,
    7,
  );
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
