import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { experiments, readConfig, type Control, type Experiment } from '../catalog.ts';
import { encodeDrawing, encodeHalf, pixelsOfHalf, SIDE } from '../datasets/drawing.ts';
import { decodeLink, encodeLink, reservedKeys, type LinkState } from './url-state.ts';

function setting(control: Control): fc.Arbitrary<number | string> {
  if (control.type === 'choice') return fc.constantFrom(...control.options.map((o) => o.value));
  if (control.type === 'drawing') {
    const drawn = (count: number) =>
      fc
        .array(fc.boolean(), { minLength: count, maxLength: count })
        .filter((cells) => cells.includes(true));
    if (control.of === 'plane') return drawn(SIDE ** 2).map(encodeDrawing);
    return drawn(pixelsOfHalf(28)).map((cells) => encodeHalf({ side: 28, cells }));
  }
  if (control.integer) return fc.integer({ min: control.min, max: control.max });
  return fc.double({ min: control.min, max: control.max, noNaN: true });
}

function link(experiment: Experiment): fc.Arbitrary<LinkState> {
  return fc.record({
    config: fc.record({
      slug: fc.constant(experiment.slug),
      seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
      settings: fc.record(
        Object.fromEntries(experiment.controls.map((control) => [control.key, setting(control)])),
      ),
    }),
    step: fc.option(fc.integer({ min: 1, max: 100_000 }), { nil: undefined }),
    wish: fc.constantFrom(
      undefined,
      { backend: 'wasm' as const },
      {
        backend: 'webgpu' as const,
        allowSoftware: true,
      },
    ),
  });
}

describe.each(experiments.map((experiment) => [experiment.slug, experiment] as const))(
  'permalink of %s',
  (_, experiment) => {
    it('restores every state it was made from, in at most 2 kB', () => {
      fc.assert(
        fc.property(link(experiment), (state) => {
          const search = encodeLink(experiment, state);
          expect(search.length).toBeLessThanOrEqual(2048);
          const restored = decodeLink(experiment, `?${search}`);
          expect(Object.is(restored.step, state.step)).toBe(true);
          expect(restored.wish).toEqual(state.wish);
          expect(restored.config.seed).toBe(state.config.seed);
          for (const { key } of experiment.controls) {
            // −0 is written as 0.
            const value = state.config.settings[key];
            expect(restored.config.settings[key]).toEqual(value === 0 ? 0 : value);
          }
        }),
      );
    });

    it('turns nonsense into a valid config', () => {
      const keys = [...experiment.controls.map((c) => c.key), ...reservedKeys, '__proto__', 'x'];
      const nonsense = fc.array(
        fc.tuple(
          fc.constantFrom(...keys),
          fc.oneof(fc.string(), fc.constantFrom('NaN', '-1', '1e999', '', ' ', '0x10', '∞')),
        ),
      );
      fc.assert(
        fc.property(nonsense, (pairs) => {
          const state = decodeLink(experiment, new URLSearchParams(pairs).toString());
          expect(readConfig(experiment, state.config)).toEqual(state.config);
          for (const control of experiment.controls) {
            const value = state.config.settings[control.key];
            if (control.type === 'number') {
              expect(value).toBeGreaterThanOrEqual(control.min);
              expect(value).toBeLessThanOrEqual(control.max);
            }
          }
        }),
      );
    });

    it('reads any text without failing', () => {
      fc.assert(
        fc.property(fc.string(), (search) => {
          expect(decodeLink(experiment, search).config.slug).toBe(experiment.slug);
        }),
      );
    });

    it('is empty for the defaults', () => {
      expect(encodeLink(experiment, { config: readConfig(experiment) })).toBe('');
      expect(decodeLink(experiment, '').config).toEqual(readConfig(experiment));
    });

    it('keeps its own names apart from the controls', () => {
      const keys = experiment.controls.map((control) => control.key);
      expect(keys.filter((key) => (reservedKeys as readonly string[]).includes(key))).toEqual([]);
    });
  },
);
