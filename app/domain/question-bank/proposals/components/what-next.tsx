import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Notice } from '#app/ui/notice.tsx';
import type { ProposalPage } from '../proposal-page.server.ts';
import classes from './proposals.module.css';

type WhatNextProps = {
  offering: string;
  page: ProposalPage;
  /** Whether everybody reads the bank. */
  published: boolean;
};

/** Whose turn it is, with what staff said, and where an accepted question is read. */
export function WhatNext({ offering, page, published }: WhatNextProps) {
  const { t } = useTranslation('proposals');
  const { state, slug, own, verdicts } = page;
  const decides = verdicts.length > 0;
  if (slug !== null) {
    return (
      <Notice tone="done">
        {t(published ? 'next.accepted' : 'next.acceptedSoon')}{' '}
        {(published || decides) && (
          <Link to={`/${offering}/midterm/${slug}`}>{t('toQuestion')}</Link>
        )}
      </Notice>
    );
  }
  // Whoever decides sees it by the buttons.
  if (!own || decides || state === 'accepted') return null;
  if (state === 'waiting') return <Notice>{t('next.waiting')}</Notice>;
  const said = page.events.findLast(({ kind }) => kind === 'decision')?.words;
  return (
    <Notice tone={state === 'changes' ? 'soon' : 'plain'} title={t(`next.${state}`)}>
      <p className={classes.words}>{said}</p>
    </Notice>
  );
}
