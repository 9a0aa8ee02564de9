import { describe, expect, it } from 'vitest';
import { namespacesIn } from './words-where-used.ts';

describe('the words that a module brings along', () => {
  it.each([
    [`const { t } = useTranslation('seats');`, ['seats']],
    [`useTranslation(['desk', 'ui']); useTranslation('desk')`, ['desk', 'ui']],
    [`useTranslation([\n  'desk',\n  'ui',\n])`, ['desk', 'ui']],
    [`const { i18n } = useTranslation();`, ['ui']],
    [`const useTranslations = 1;`, []],
  ])('are those of every namespace it names: %s', (code, namespaces) => {
    expect(namespacesIn(code)).toEqual(namespaces);
  });

  it('are not guessed where a namespace is not written out', () => {
    expect(() => namespacesIn('useTranslation(which)')).toThrow('does not write its namespace out');
  });
});
