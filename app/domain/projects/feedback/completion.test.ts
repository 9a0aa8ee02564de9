import { describe, expect, it } from 'vitest';
import { matching, triggerBefore } from './completion.ts';

describe('what is completed while typing', () => {
  it.each([
    ['@', { kind: 'mention', from: 0, query: '' }],
    ['Look, @Ad', { kind: 'mention', from: 6, query: 'Ad' }],
    ['（@王', { kind: 'mention', from: 1, query: '王' }],
    ['@Ada Lo', { kind: 'mention', from: 0, query: 'Ada Lo' }],
    ['ada@example', null],
    ['@Ada\nand', null],
    ['/', { kind: 'reply', from: 0, query: '' }],
    ['Good.\n/base', { kind: 'reply', from: 6, query: 'base' }],
    ['either/or', null],
    ['a path: /usr', null],
    ['', null],
  ])('begins with %j', (text, trigger) => {
    expect(triggerBefore(text)).toEqual(trigger);
  });

  it('is what holds the letters, whose beginning they are first', () => {
    const choice = (label: string) => ({ id: label, label, hint: '', inserts: label });
    const choices = ['Missing baseline', 'Baseline', 'Scope'].map(choice);
    expect(matching(choices, 'base').map(({ label }) => label)).toEqual([
      'Baseline',
      'Missing baseline',
    ]);
    expect(matching(choices, '')).toEqual(choices);
    expect(matching(choices, 'none')).toEqual([]);
  });
});
