import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Voices } from '../editor/suggestion-decorations.ts';

/** How suggestions are said to screen readers: whose each is, and what it does. */
export function useVoices(nameOf: (person: string) => string): Voices {
  const { t } = useTranslation('suggestions');
  return useMemo(
    () => ({
      nameOf,
      before: (kind, name) => t(`spoken.${kind}`, { name }),
      after: t('spoken.end'),
    }),
    [nameOf, t],
  );
}
