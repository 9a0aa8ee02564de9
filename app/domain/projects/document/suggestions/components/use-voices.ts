import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Voices } from '../editor/suggestion-decorations.ts';

/** How suggestions are said to screen readers: whose each is, and what it does. */
export function useVoices(nameOf: (person: string) => string): Voices {
  const { t } = useTranslation('suggestions');
  return useMemo(
    () => ({
      nameOf,
      before: once((kind, name) => t(`spoken.${kind}`, { name })),
      after: t('spoken.end'),
    }),
    [nameOf, t],
  );
}

/** Few people suggest much: what is said of each is put into words once. */
function once(before: Voices['before']): Voices['before'] {
  const said = new Map<string, string>();
  return (kind, name) => {
    const key = `${kind}/${name}`;
    const words = said.get(key) ?? before(kind, name);
    said.set(key, words);
    return words;
  };
}
