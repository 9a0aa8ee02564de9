/**
 * An experiment as a notebook for Jupyter and PyTorch: nbformat 4.5, text with the catalogue's
 * equations, then code. Pure; the code stands in parts/, one file a step.
 *
 * A part is Python. A line `# %% model | coupling inverse` begins a cell: before it stands a text
 * with the heading of `model` and the catalogue's equations of these ids; both may be left out.
 */
import type { Bilingual, Experiment, ExperimentConfig } from '../catalog/types.ts';

export type Language = keyof Bilingual;

interface Cell {
  id: string;
  cell_type: 'markdown' | 'code';
  metadata: Record<string, never>;
  source: string[];
  execution_count?: null;
  outputs?: [];
}

export interface Notebook {
  nbformat: 4;
  nbformat_minor: 5;
  metadata: {
    kernelspec: { name: string; display_name: string; language: string };
    language_info: { name: string };
  };
  cells: Cell[];
}

interface NotebookRequest {
  experiment: Experiment;
  config: ExperimentConfig;
  lang: Language;
  /** The address of the page with these settings. */
  link: string;
  /** The parts' Python, in order. */
  parts: readonly string[];
}

const headings: Readonly<Record<string, Bilingual>> = {
  settings: { en: 'Settings', zh: '设置' },
  data: { en: 'Data', zh: '数据' },
  model: { en: 'Model', zh: '模型' },
  training: { en: 'Training', zh: '训练' },
  result: { en: 'Result', zh: '结果' },
};

const note: Bilingual = {
  en: 'The same data, model and settings as on the page, in PyTorch. It draws other random numbers, so figures agree up to chance, not to the last digit. Needs torch and matplotlib.',
  zh: '数据、模型与设置都与页面相同，用 PyTorch 写成。它抽取的随机数不同，因此数字在偶然误差之内一致，而非逐位相同。需要 torch 与 matplotlib。',
};

/** The notebook of an experiment with these settings; throws for an equation that is not there. */
export function notebookOf({ experiment, config, lang, link, parts }: NotebookRequest): Notebook {
  const heading = (name: string): string => {
    const words = headings[name];
    if (!words) throw new RangeError(`${name} is no heading of a notebook`);
    return `## ${words[lang]}`;
  };
  const equation = (id: string): string => {
    const found = experiment.equations.find((each) => each.id === id);
    if (!found) throw new RangeError(`${experiment.slug} has no equation ${id}`);
    return `**${found.label[lang]}** (${found.reference})\n\n$$${found.tex}$$`;
  };
  const texts = [
    { kind: 'markdown', text: introduction(experiment, lang, link) },
    { kind: 'markdown', text: heading('settings') },
    { kind: 'code', text: settingsCode(config) },
    ...parts.flatMap((part) =>
      cellsOf(part).flatMap(({ name, ids, code }) => {
        const words = [...(name ? [heading(name)] : []), ...ids.map(equation)].join('\n\n');
        const before = words === '' ? [] : [{ kind: 'markdown', text: words } as const];
        return [...before, { kind: 'code', text: code } as const];
      }),
    ),
  ] as const;
  return {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {
      kernelspec: { name: 'python3', display_name: 'Python 3', language: 'python' },
      language_info: { name: 'python' },
    },
    cells: texts.map(({ kind, text }, index) => ({
      id: `cell-${index}`,
      cell_type: kind,
      metadata: {},
      source: text.split(/(?<=\n)/),
      ...(kind === 'code' && { execution_count: null, outputs: [] as [] }),
    })),
  };
}

/** The cells of a part, in order, and the equations that each names. */
export function cellsOf(part: string): { name?: string; ids: string[]; code: string }[] {
  return part
    .split(/^# %%/m)
    .slice(1)
    .map((cell) => {
      const [first = '', ...lines] = cell.split('\n');
      const [name = '', ids = ''] = first.split('|').map((words) => words.trim());
      return {
        ...(name !== '' && { name }),
        ids: ids.split(' ').filter(Boolean),
        code: lines.join('\n').trim(),
      };
    });
}

function introduction({ title, lookAt, paper }: Experiment, lang: Language, link: string): string {
  return [
    `# ${title[lang]}`,
    lookAt.map((sentence) => sentence[lang]).join(lang === 'en' ? ' ' : ''),
    `${paper.authors.join(', ')} (${paper.year}). [${paper.title}](${paper.url}).`,
    `${note[lang]} [${link}](${link})`,
  ].join('\n\n');
}

/** Seed and settings as Python: strings and numbers are written there as in JSON. */
function settingsCode({ seed, settings }: ExperimentConfig): string {
  return `seed = ${seed}\nsettings = ${JSON.stringify(settings, null, 4)}`;
}
