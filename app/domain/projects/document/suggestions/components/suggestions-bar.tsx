import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Resolution } from '../editor/resolve-suggestions.ts';
import type { Suggestion } from '../suggestion.ts';
import classes from './suggestions-bar.module.css';

type SuggestionsBarProps = {
  suggestions: readonly Suggestion[];
  nameOf: (person: string) => string;
  /** Null for who may not resolve them. */
  onResolve: ((ids: readonly string[], how: Resolution) => void) | null;
};

/** How many suggestions are open, and all of them or all of one author at once. */
export function SuggestionsBar({ suggestions, nameOf, onResolve }: SuggestionsBarProps) {
  const { t } = useTranslation('suggestions');
  const [chosen, setChosen] = useState('');
  if (suggestions.length === 0) return null;
  const authors = [...new Set(suggestions.map(({ author }) => author))];
  const author = authors.includes(chosen) ? chosen : '';
  const meant = suggestions.filter((one) => author === '' || one.author === author);
  const ids = meant.map(({ id }) => id);
  return (
    <div className={classes.bar} role="group" aria-label={t('all')}>
      <p>{t('open', { count: suggestions.length })}</p>
      {onResolve !== null && (
        <div className={classes.tools}>
          {authors.length > 1 && (
            <NativeSelect
              size="xs"
              aria-label={t('whose')}
              value={author}
              onChange={(event) => setChosen(event.currentTarget.value)}
              data={[
                { value: '', label: t('everybody') },
                ...authors.map((id) => ({ value: id, label: nameOf(id) })),
              ]}
            />
          )}
          <Button size="compact-sm" variant="default" onClick={() => onResolve(ids, 'accept')}>
            {t('acceptAll', { count: ids.length })}
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            onClick={() => onResolve(ids, 'reject')}
          >
            {t('rejectAll', { count: ids.length })}
          </Button>
        </div>
      )}
    </div>
  );
}
