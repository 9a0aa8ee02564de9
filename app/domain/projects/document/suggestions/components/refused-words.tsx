import { Button, CopyButton } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { forgetRefused, notTaken, readRefused } from '../refused-words.ts';
import { readable, type Suggestion } from '../suggestion.ts';
import classes from './refused-words.module.css';
import { What } from './suggestion-card.tsx';

type RefusedWordsProps = {
  person: string;
  documentId: string;
  /** What is suggested in the text now. */
  open: readonly Suggestion[];
};

/** What the server did not take of somebody's suggestions: theirs to copy and to suggest again. */
export function RefusedWords({ person, documentId, open }: RefusedWordsProps) {
  const { t } = useTranslation('suggestions');
  const [done, setDone] = useState(false);
  const kept = useMemo(() => readRefused(person, documentId), [person, documentId]);
  const left = notTaken(kept, open);
  if (done || left.length === 0) return null;
  return (
    <section className={classes.words} aria-label={t('refused.kept')}>
      <div className={classes.head}>
        <p>{t('refused.kept')}</p>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          onClick={() => {
            forgetRefused(person, documentId);
            setDone(true);
          }}
        >
          {t('refused.done')}
        </Button>
      </div>
      <ul className={classes.list}>
        {left.map((suggestion) => (
          <li key={suggestion.id}>
            <What suggestion={suggestion} t={t} />
            {suggestion.inserted !== '' && (
              <CopyButton value={readable(suggestion.inserted)}>
                {({ copied, copy }) => (
                  <Button size="compact-sm" variant="default" onClick={copy}>
                    {t(copied ? 'refused.copied' : 'refused.copy')}
                  </Button>
                )}
              </CopyButton>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
