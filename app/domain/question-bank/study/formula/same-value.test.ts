import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readFormula } from './read-formula.ts';
import { haveSameValue } from './same-value.ts';

test.each([
  ['1 + a^2', 'a^{2}+1'],
  ['8\\mu^2 + 6 s^2', '2(4\\mu^2+3s^2)'],
  ['\\frac12\\left(\\mu^2 + s^2 - 1 - \\log s^2\\right)', '\\frac{\\mu^2+s^2-1}{2} - \\ln s'],
  ['\\frac{\\tau^2}{\\tau^2 + w^2}', '\\frac{1}{1+w^2/\\tau^2}'],
  ['-\\log 4 + 2\\,D_{\\mathrm{JS}}(p \\| q)', '2(D_{\\mathrm{JS}}(p \\,\\|\\, q) - \\log 2)'],
  [
    '\\frac{p_{\\text{data}}(x)}{p_{\\text{data}}(x) + p_g(x)}',
    '\\frac{1}{1 + \\frac{p_g(x)}{p_{\\text{data}}(x)}}',
  ],
  ['\\log\\left(e^{x} - 1\\right)', 'x + \\log(1 - e^{-x})'],
  ['\\frac{c\\,d^2\\, n(n+1)}{2}', '\\tfrac12 c d^2 (n+1) n'],
  [
    '\\frac{1}{\\alpha_{t|s}}\\left(x_t - \\frac{\\sigma_{t|s}^2}{\\sigma_t}\\,\\varepsilon\\right)',
    '\\frac{x_t}{\\alpha_{t|s}} - \\frac{\\sigma_{t|s}^2 \\epsilon}{\\alpha_{t|s}\\sigma_t}',
  ],
  ['\\frac{n}{B}\\,\\log_2 \\mathrm{PPL}', '\\frac{n \\log \\mathrm{PPL}}{B \\log 2}'],
  ['-\\log_2 P(x) + 2', '2 - \\frac{\\log P(x)}{\\log 2}'],
  ['\\sqrt{\\sigma^2}', '\\sigma'],
  ['p(a + a)', 'p(2a)'],
  ['-(1 - D)', 'D - 1'],
  ['\\log 2', '\\frac{\\log 4}{2}'],
])('%s has the value of %s', (one, other) => {
  expect(haveSameValue(one, other)).toBe(true);
  expect(haveSameValue(other, one)).toBe(true);
});

test.each([
  ['1 + a^2', '1 + a^3'],
  ['\\frac{z^2}{2}', '\\frac{z^2}{3}'],
  ['p_\\theta(x)', 'p_\\phi(x)'],
  ['p(x)', 'p(y)'],
  ['\\frac{p(x)}{q(x)}', '\\frac{p}{q}'],
  ['x_{12}', 'x_1 2'],
  ['D_{\\mathrm{KL}}(p \\| q)', 'D_{\\mathrm{KL}}(q \\| p)'],
  ['a^+', 'a^-'],
  ['-a^2', '(-a)^2'],
  ['\\log s^2', '(\\log s)^2'],
  ['\\hat x', 'x'],
  // What is no arithmetic is compared by the person.
  ['\\sum_j s_j', '\\sum_j s_j'],
  ['a = b', 'a = b'],
  ['', ''],
  ['\\frac', '\\frac'],
  ['(a', '(a'],
])('%s is not known to have the value of %s', (one, other) => {
  expect(haveSameValue(one, other)).toBe(false);
});

describe('a formula', () => {
  const leaf = fc.oneof(
    fc.constantFrom('x', 'y_1', '\\alpha', '\\sigma_{t|s}', 'p(x)'),
    fc.integer({ min: 1, max: 20 }).map(String),
  );
  const formula = fc.letrec<{ any: string }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.tuple(tie('any'), tie('any')).map(([a, b]) => `\\left(${a} + ${b}\\right)`),
      fc.tuple(tie('any'), tie('any')).map(([a, b]) => `(${a}) (${b})`),
      fc.tuple(tie('any'), tie('any')).map(([a, b]) => `\\frac{${a}}{${b}}`),
      tie('any').map((a) => `{${a}}^2`),
      tie('any').map((a) => `\\exp(-${a})`),
    ),
  })).any;

  it('has its own value, also when it is written otherwise', () => {
    fc.assert(
      fc.property(formula, formula, (a, b) => {
        expect(haveSameValue(`${a} + ${b}`, `${b}+{${a}}`)).toBe(true);
        expect(haveSameValue(`${a} - (${b})`, `-(${b} - ${a})`)).toBe(true);
      }),
    );
  });

  it('of any signs is read or refused, and never fails', () => {
    const signs = fc.array(
      fc.constantFrom(
        ...'ab12.+-*/^_(){}[]|,',
        '\\frac',
        '\\log',
        '\\sqrt',
        '\\left',
        '\\',
        '\\hat',
      ),
      { maxLength: 14 },
    );
    fc.assert(
      fc.property(signs, (all) => {
        const value = readFormula(all.join(''));
        if (value !== null) expect(typeof value(() => 0.5)).toBe('number');
      }),
    );
  });
});
