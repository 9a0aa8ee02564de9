import type { Comparison } from './compare.ts';
import type { ScheduleName } from './schedules.ts';

/** How each schedule is drawn: a colour of Okabe and Ito’s and a shape of its own. */
const marks: Partial<
  Record<ScheduleName, { colour: string; shape: (x: number, y: number) => string }>
> = {
  'one pass': {
    colour: '#e69f00',
    shape: (x, y) => `<rect x="${x - 4}" y="${y - 4}" width="8" height="8"/>`,
  },
  'plain FSRS': {
    colour: '#56b4e9',
    shape: (x, y) => `<path d="M${x} ${y - 6}l6 11h-12z"/>`,
  },
  ours: { colour: '#009e73', shape: (x, y) => `<circle cx="${x}" cy="${y}" r="5"/>` },
};

const [left, right, top, rowHeight, gap] = [170, 690, 62, 20, 34];
const place = (share: number) => Math.round((left + share * (right - left)) * 10) / 10;

/** Recall at the exam as dots, one row a setting, one block a kind of learner; readable in the dark. */
export function figureOf(comparisons: readonly Comparison[]): string {
  const kinds = [...new Set(comparisons.map(({ setting }) => setting.learner))];
  const blocks = kinds.map((kind) => comparisons.filter(({ setting }) => setting.learner === kind));
  let y = top;
  const drawn = blocks.map((block, index) => {
    const first = y;
    y += block.length * rowHeight + gap;
    return blockOf(kinds[index] ?? '', block, first);
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 ${y}" font-family="sans-serif" font-size="12" role="img">
<title>Recall at the exam’s instant</title>
<style>text{fill:#1c1e24}line{stroke:#8a8a86;stroke-width:.5}@media(prefers-color-scheme:dark){text{fill:#e9e7e1}line{stroke:#77777a}}</style>
${legend()}
${drawn.join('\n')}
</svg>
`;
}

function legend(): string {
  const entries = Object.entries(marks).map(([name, { colour, shape }], index) => {
    const x = left + index * 130;
    return `<g fill="${colour}">${shape(x, 14)}</g><text x="${x + 12}" y="18">${name}</text>`;
  });
  return entries.join('');
}

function blockOf(name: string, rows: readonly Comparison[], first: number): string {
  const bottom = first + rows.length * rowHeight;
  const grid = [0, 0.25, 0.5, 0.75, 1].map((share) => {
    const x = place(share);
    return `<line x1="${x}" x2="${x}" y1="${first}" y2="${bottom}"/><text x="${x}" y="${bottom + 14}" text-anchor="middle">${share * 100} %</text>`;
  });
  return [
    `<text x="${left}" y="${first - 6}" font-weight="bold">${name}</text>`,
    ...grid,
    ...rows.map((row, index) => rowOf(row, first + (index + 0.5) * rowHeight)),
  ].join('');
}

function rowOf({ setting, recall }: Comparison, y: number): string {
  const dots = Object.entries(marks).map(([name, { colour, shape }]) => {
    return `<g fill="${colour}">${shape(place(recall[name as ScheduleName].mean), y)}</g>`;
  });
  return `<text x="${left - 12}" y="${y + 4}" text-anchor="end">${setting.days} days, ${setting.minutes} min a day</text><line x1="${left}" x2="${right}" y1="${y}" y2="${y}"/>${dots.join('')}`;
}
