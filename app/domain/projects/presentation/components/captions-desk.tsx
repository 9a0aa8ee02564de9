import { Button, FileButton } from '@mantine/core';
import { useFetcher } from '@remix-run/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NotReached } from '#app/ui/not-reached.ts';
import { captionLanguages, largestCaptions, type CaptionLanguage } from '../captions.ts';
import type { PresentationAnswer } from '../presentation-form.server.ts';
import type { CaptionsView } from '../video-view.ts';
import classes from './captions-desk.module.css';

/** Where a team gives its film captions, in each language of the portal. */
export function CaptionsDesk({ captions }: { captions: readonly CaptionsView[] }) {
  const { t } = useTranslation('presentation');
  return (
    <section className={classes.desk} aria-labelledby="captions">
      <h3 id="captions">{t('captions.title')}</h3>
      <p className={classes.soft}>{t('captions.about', { count: largestCaptions / 1_000 })}</p>
      <ul className={classes.languages}>
        {captionLanguages.map((language) => (
          <Captions
            key={language}
            language={language}
            captions={captions.find((one) => one.language === language) ?? null}
          />
        ))}
      </ul>
    </section>
  );
}

/** The captions in one language: brought, replaced, taken away. */
function Captions({
  language,
  captions,
}: {
  language: CaptionLanguage;
  captions: CaptionsView | null;
}) {
  const { t } = useTranslation('presentation');
  const fetcher = useFetcher<PresentationAnswer | NotReached>();
  const [tooLarge, setTooLarge] = useState(false);
  const name = t(`captions.in.${language}`);
  const bring = async (file: File | null) => {
    if (file === null) return;
    setTooLarge(file.size > largestCaptions);
    if (file.size > largestCaptions) return;
    const fields = { intent: 'captions', language, file: await file.text() };
    fetcher.submit(fields, { method: 'post' });
  };
  return (
    <li className={classes.language}>
      <p className={classes.name}>
        <strong>{name}</strong>{' '}
        <span className={classes.soft}>
          {captions === null ? t('captions.none') : t('captions.lines', { count: captions.lines })}
        </span>
      </p>
      <div className={classes.buttons}>
        <FileButton accept=".vtt,text/vtt" onChange={(file) => void bring(file)}>
          {(button) => (
            <Button
              size="compact-sm"
              variant="default"
              loading={fetcher.state !== 'idle'}
              aria-label={t(captions === null ? 'captions.choose' : 'captions.replace', {
                language: name,
              })}
              {...button}
            >
              {t(captions === null ? 'chooseFile' : 'captions.replaceShort')}
            </Button>
          )}
        </FileButton>
        {captions !== null && (
          <fetcher.Form method="post">
            <input type="hidden" name="captions" value={captions.id} />
            <Button
              type="submit"
              name="intent"
              value="no-captions"
              size="compact-sm"
              variant="subtle"
              color="gray"
              aria-label={t('captions.takeAway', { language: name })}
            >
              {t('comments.takeAway')}
            </Button>
          </fetcher.Form>
        )}
      </div>
      <Outcome answer={fetcher.state === 'idle' ? fetcher.data : undefined} tooLarge={tooLarge} />
    </li>
  );
}

/** What became of the file, beside the language that it is for. */
function Outcome({
  answer,
  tooLarge,
}: {
  answer: PresentationAnswer | NotReached | undefined;
  tooLarge: boolean;
}) {
  const { t } = useTranslation('presentation');
  const because = tooLarge ? 'captions too large' : answer?.ok === false ? answer.because : null;
  const line = answer?.ok === false && 'line' in answer ? answer.line : 0;
  return (
    <>
      <p role="status" className={classes.done}>
        {because === null &&
          answer?.ok === true &&
          'intent' in answer &&
          t(`done.${answer.intent}`)}
      </p>
      {because !== null && (
        <p role="alert" className={classes.refused}>
          {t(`refused.${because}`, { line, count: largestCaptions / 1_000 })}
        </p>
      )}
    </>
  );
}
