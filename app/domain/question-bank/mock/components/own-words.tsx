import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeptText } from '#app/domain/people/components/kept-text.ts';
import { TypedText } from '#app/domain/people/components/typed-text.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { SmallButton } from '#app/ui/small-button.tsx';
import type { OwnAnswer } from '../own-mock.server.ts';
import { Photos } from './answer-photos.tsx';
import { readUnsaved } from './use-answer.ts';
import classes from './mock.module.css';

type OwnWordsProps = { at: string; number: number; answer: OwnAnswer };

/** What somebody answered: what stood in time, and apart from it what was written after the time. */
export function OwnWords({ at, number, answer }: OwnWordsProps) {
  const { t } = useTranslation('mock');
  const { html, inTimeHtml, photos } = answer;
  if (html === '' && inTimeHtml === null && photos.length === 0) {
    return <p className={classes.soft}>{t('nothing')}</p>;
  }
  return (
    <>
      {inTimeHtml !== null && (
        <>
          <p className={classes.late}>{t('inTime')}</p>
          {inTimeHtml === '' ? (
            <p className={classes.soft}>{t('nothing')}</p>
          ) : (
            <TypedText html={inTimeHtml} />
          )}
          <p className={classes.late}>{t('afterTime')}</p>
        </>
      )}
      {html !== '' && <TypedText html={html} />}
      <Photos at={at} number={number} photos={photos} />
    </>
  );
}

/** What this browser still has, typed here but never saved before the mock was finished elsewhere. */
export function LeftOver({ keptAs, answer }: { keptAs: string; answer: OwnAnswer }) {
  const { t } = useTranslation('mock');
  const { words, forget } = useKeptText(keptAs);
  const unsaved = readUnsaved(words);
  const same = unsaved?.text === answer.text;
  useEffect(() => {
    if (same) forget();
  }, [same, forget]);
  if (unsaved === null || same) return null;
  return (
    <Notice tone="soon" title={t('leftOver')}>
      <pre className={classes.other}>{unsaved.text}</pre>
      <SmallButton onClick={forget}>{t('throwAway')}</SmallButton>
    </Notice>
  );
}
