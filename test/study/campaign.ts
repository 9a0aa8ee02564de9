import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { format } from 'prettier';
import { measuredOn } from '#test/bench/measured-on.ts';
import { budgets, compare, horizons, rivals, type Comparison, type Estimate } from './compare.ts';
import { figureOf } from './figure.ts';
import { learners, type LearnerKind } from './learners.ts';

/**
 * Our schedule against others, `npm run campaign:study`: simulated learners, other ones than the
 * tests have, and the table and figure of docs/study-schedule.md.
 */
const { values } = parseArgs({
  options: {
    learners: { type: 'string', default: '200' },
    seed: { type: 'string', default: '10001' },
  },
});
const [count, seed] = [Number(values.learners), Number(values.seed)];
const page = 'docs/study-schedule.md';

const comparisons = (Object.keys(learners) as LearnerKind[]).flatMap((learner) =>
  horizons.flatMap((days) =>
    budgets.map((minutes) => compare({ learner, days, minutes }, seed, count)),
  ),
);

const rows = comparisons.map(({ setting, recall, ahead }) =>
  [
    ...[setting.learner, setting.days, setting.minutes, percent(recall.ours)],
    ...rivals.map((rival) => `${percent(recall[rival])} (${percent(ahead[rival], true)})`),
  ].join(' | '),
);
const table = [
  `learner forgets by | days | minutes a day | ours | ${rivals.join(' | ')}`,
  '--- | ---: | ---: | ---: | ---: | ---: | ---:',
  ...rows,
].map((row) => `| ${row} |`);

writeFileSync('docs/study-schedule.svg', figureOf(comparisons));
writeFileSync(page, await format(text(), { parser: 'markdown', printWidth: 100 }));
console.log(table.join('\n'));

function text(): string {
  return `# The study schedule against others

\`npm run campaign:study -- --learners ${count} --seed ${seed}\`, ${measuredOn()}: ${count} learners a setting, drawn by other seeds than the tests use. \`npm test\` compares the first three kinds of learners with twelve each.

![Recall at the exam, by learner, days and minutes: ours, one pass a day, plain FSRS](study-schedule.svg)

24 questions, studied once a day; the exam is half a day after the last time. To work a new question through takes 6 minutes, to answer a known one 2.5, a forgotten one 4; who has worked a question through calls it “again” in 20, “hard” in 40 and “good” in 40 of 100 cases. A question is begun while minutes are left, and what it takes beyond them is missing the next day: all schedules spend the same minutes. The recall is the learner’s own at the exam’s instant, which no schedule knows; a question never studied counts as 0.1.

- **ours** takes what adds most recall at the exam per minute, by FSRS with its default parameters; in the last two days all cards once more, where the minutes are enough (\`app/domain/question-bank/study/planner.ts\`).
- **one pass**: in order, once a day at most, taken up where it stopped; **from the top**: the same from the first question each day.
- **plain FSRS**: what is due at a retention of 0.9, then what was forgotten today, then new questions; it knows of no exam.

Percent recalled, ± one standard error; in brackets how far ours is ahead, learner by learner.

${table.join('\n')}

## What it shows

${findings()}

The last kind of learner is outside what the schedule is made for. It takes everybody for FSRS’s average; somebody who has lost half of a new derivation within two days gains by keeping to a few questions, which plain FSRS does by accident, since it asks what was forgotten before it shows anything new. Nothing is known of a learner in the first days; a schedule that concentrated for everybody would lose as much with all others. Who notices that much is forgotten should study longer each day or choose topics.
`;
}

function findings(): string {
  const within = comparisons.filter(({ setting }) => !setting.learner.endsWith('fast'));
  const lines = rivals.map((rival) => {
    const behind = within.filter(({ ahead }) => ahead[rival].mean < -2 * ahead[rival].error);
    const worst = Math.min(...within.map(({ ahead }) => ahead[rival].mean));
    const mean = within.reduce((sum, { ahead }) => sum + ahead[rival].mean, 0) / within.length;
    return `- Against ${rival}: over the ${within.length} settings of the first three kinds of learners ours is ahead by ${points(mean)} in the mean, at worst ${worst < 0 ? `behind by ${points(-worst)}` : `ahead by ${points(worst)}`}; behind by more than two standard errors in ${behind.length === 0 ? 'none' : behind.map(told).join(', ')}.`;
  });
  return lines.join('\n');
}

function told({ setting }: Comparison): string {
  return `“${setting.learner}”, ${setting.days} days of ${setting.minutes} minutes`;
}

function points(share: number): string {
  return `${(100 * share).toFixed(1)} percentage points`;
}

function percent({ mean, error }: Estimate, signed = false): string {
  const shown = (100 * mean).toFixed(1).replace(/^-0\.0$/, '0.0');
  return `${signed && mean >= 0.0005 ? '+' : ''}${shown} ± ${(100 * error).toFixed(1)}`;
}
