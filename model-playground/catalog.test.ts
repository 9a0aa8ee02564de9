import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  experiments,
  findExperiment,
  isDrawn,
  judge,
  readConfig,
  type Expectation,
} from './catalog.ts';

describe.each([...experiments])('the experiment $slug', (experiment) => {
  it('has defaults and presets that its own controls accept', () => {
    const defaults = readConfig(experiment).settings;
    expect(Object.keys(defaults)).toEqual(experiment.controls.map(({ key }) => key));
    for (const control of experiment.controls) {
      expect(defaults[control.key]).toBe(control.default);
    }
    for (const { settings } of experiment.presets) {
      const read = readConfig(experiment, { settings }).settings;
      expect(read).toMatchObject(settings);
      expect(read).not.toEqual(defaults);
    }
  });

  it('reads anything at all as a valid config', () => {
    const value = fc.oneof(fc.string(), fc.double(), fc.constant(undefined), fc.object());
    const keys = experiment.controls.map(({ key }) => key);
    const settings = fc.dictionary(fc.constantFrom(...keys, 'other', '__proto__'), value);
    fc.assert(
      fc.property(settings, value, (given, seed) => {
        const config = readConfig(experiment, { settings: given, seed });
        expect(readConfig(experiment, config)).toEqual(config);
        expect(Number.isInteger(config.seed) && config.seed >= 0).toBe(true);
        for (const control of experiment.controls) {
          const read = config.settings[control.key];
          if (control.type === 'choice') {
            expect(control.options.map((option) => option.value)).toContain(read);
          } else if (control.type === 'drawing') {
            expect(read === control.default || isDrawn(control, read)).toBe(true);
          } else {
            expect(read).toBeGreaterThanOrEqual(control.min);
            expect(read).toBeLessThanOrEqual(control.max);
          }
        }
      }),
    );
  });

  it('marks functions that its source has', () => {
    const source = readFileSync(new URL(experiment.source, import.meta.url), 'utf8');
    expect(experiment.equations.length).toBeGreaterThan(3);
    for (const { symbol } of experiment.equations) {
      expect(source).toContain(`export function ${symbol}(`);
    }
  });

  it('expects only figures that an evaluation has', () => {
    const known = ['heldOut', 'gap', ...experiment.quantities.map(({ key }) => key)];
    for (const { quantity } of experiment.expectations) expect(known).toContain(quantity);
  });

  it('says everything in both languages', () => {
    const texts: unknown[] = [];
    JSON.stringify(experiment, (_, value: unknown) => {
      if (typeof value === 'object' && value !== null && 'en' in value) texts.push(value);
      return value;
    });
    expect(texts.length).toBeGreaterThan(30);
    for (const text of texts) {
      expect(text).toMatchObject({
        en: expect.stringMatching(/./),
        zh: expect.stringMatching(/./),
      });
    }
  });
});

describe('findExperiment', () => {
  it('knows its experiments and nothing else', () => {
    for (const { slug } of experiments) expect(findExperiment(slug)?.slug).toBe(slug);
    expect(findExperiment('constructor')).toBeUndefined();
  });
});

describe('judge', () => {
  const expectation = (changes: Partial<Expectation>): Expectation => ({
    id: 'x',
    text: { en: '', zh: '' },
    quantity: 'gap',
    comparison: 'below',
    threshold: 0.05,
    when: 'finished',
    ...changes,
  });
  const at = (gap: number): { value: number; gap: number; quantities: Record<string, number> } => ({
    value: gap + 4,
    gap,
    quantities: { activeLatents: 1 },
  });

  it('leaves a final expectation open until the end, and then looks at the last figures', () => {
    expect(judge(expectation({}), [at(0.01)], false)).toBe('open');
    expect(judge(expectation({}), [at(0.5), at(0.01)], true)).toBe('met');
    expect(judge(expectation({}), [at(0.01), at(0.5)], true)).toBe('missed');
    expect(judge(expectation({}), [], true)).toBe('open');
  });

  it('meets an early expectation as soon as any figures do', () => {
    const early = expectation({ when: 'any' });
    expect(judge(early, [at(0.5)], false)).toBe('open');
    expect(judge(early, [at(0.01), at(0.5)], false)).toBe('met');
    expect(judge(early, [at(0.5)], true)).toBe('missed');
  });

  it('reads the held-out value and the experiment’s own figures', () => {
    const active = expectation({ quantity: 'activeLatents', comparison: 'above', threshold: 0 });
    expect(judge(active, [at(1)], true)).toBe('met');
    const heldOut = expectation({ quantity: 'heldOut', threshold: 4.5 });
    expect(judge(heldOut, [at(0.4)], true)).toBe('met');
    expect(judge(expectation({ quantity: 'unknown' }), [at(0)], true)).toBe('open');
  });
});
