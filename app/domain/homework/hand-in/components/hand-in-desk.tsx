import { useFetcher } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { NotReached } from '#app/ui/not-reached.ts';
import { Notice } from '#app/ui/notice.tsx';
import type { HandInAnswer } from '../hand-in-form.server.ts';
import type { OwnHandIn } from '../own-hand-in.server.ts';
import { BringFiles } from './bring-files.tsx';
import classes from './hand-in-desk.module.css';
import { HandInButton } from './hand-in-button.tsx';
import { OwnVersions } from './own-versions.tsx';
import { useBringing } from './use-bringing.ts';

type HandInDeskProps = {
  own: OwnHandIn;
  /** Of this page; the same click never hands in twice. */
  requestId: string;
  zone: string;
};

type Answer = Extract<HandInAnswer, { intent: 'hand-in' }> | NotReached;

/** Where somebody brings the files of a homework, learns what it costs, and hands them in. */
export function HandInDesk({ own, requestId, zone }: HandInDeskProps) {
  const { t } = useTranslation('handIn');
  const fetcher = useFetcher<Answer>();
  const { brought, begun, coming, bring, forget } = useBringing(own);
  const handed = fetcher.state === 'idle' ? fetcher.data : undefined;
  return (
    <section className={classes.desk} aria-labelledby="hand-in">
      <h2 id="hand-in">{t('title')}</h2>
      {handed?.ok === true && (
        <Notice tone="done" title={t('done', { version: handed.version })}>
          {t('doneText')}
        </Notice>
      )}
      {handed?.ok === false && <Notice tone="late">{t(`refused.${handed.because}`)}</Notice>}
      {own.price.ok ? (
        <>
          <BringFiles own={{ ...own, brought, begun }} {...{ coming, bring, forget }} />
          <HandInButton
            {...{ own, brought, price: own.price, requestId, zone, fetcher }}
            busy={coming.some(({ refused }) => refused === null)}
          />
        </>
      ) : (
        <Notice>{t(`closed.${own.price.because}`)}</Notice>
      )}
      <OwnVersions versions={own.versions} late={own.late} requestId={requestId} zone={zone} />
    </section>
  );
}
