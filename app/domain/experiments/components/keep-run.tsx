import { Button, TextInput } from '@mantine/core';
import { Link, useFetcher } from '@remix-run/react';
import { useRef, type FormEvent, type MouseEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { NotReached } from '#app/ui/not-reached.ts';
import { formatCount } from '#playground/views/scale.ts';
import type { RunSummary } from '#playground/views/run-summary.ts';
import { longestNote, mostRuns, type NotKept } from '../kept-run.ts';
import classes from './keep-run.module.css';

export type KeepAnswer =
  | { ok: true; step: number; again: boolean }
  | { ok: false; because: NotKept | 'signed out' }
  | NotReached;

type KeepRunProps = {
  slug: string;
  signedIn: boolean;
  /** Where the run stands; null while there is no instrument. */
  ask: () => RunSummary | null;
};

/** Keeps the run as it stands, with a note; signed out it leads to the sign-in page and back. */
export function KeepRun({ slug, signedIn, ask }: KeepRunProps) {
  const { t } = useTranslation('runs');
  const fetcher = useFetcher<KeepAnswer>();
  const note = useRef<HTMLInputElement>(null);
  const here = () => `/playground/${slug}${asQuery(ask()?.link)}`;

  if (!signedIn) {
    const withRun = (event: MouseEvent<HTMLAnchorElement>) => {
      event.currentTarget.href = signInAt(here());
    };
    return (
      <section className={classes.keep} aria-label={t('keep')}>
        <Button component="a" href={signInAt(here())} variant="default" onClick={withRun}>
          {t('signIn')}
        </Button>
        <p className={classes.hint}>{t('signInHint')}</p>
      </section>
    );
  }

  const keep = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (fetcher.state !== 'idle') return;
    const { link = '', ...result } = ask() ?? {};
    fetcher.submit(
      {
        ...{ intent: 'keep', settings: link, result: JSON.stringify(result) },
        note: note.current?.value ?? '',
      },
      { method: 'post', action: `/playground/${slug}` },
    );
  };
  const answer = fetcher.state === 'idle' ? fetcher.data : undefined;
  const refusal = answer?.ok === false ? <Refusal because={answer.because} at={here()} /> : null;
  return (
    <section className={classes.keep} aria-label={t('keep')}>
      <form method="post" onSubmit={keep} className={classes.form}>
        <TextInput
          ref={note}
          name="note"
          label={t('note')}
          placeholder={t('notePlaceholder')}
          description={t('keepHint')}
          maxLength={longestNote}
          autoComplete="off"
          error={refusal}
          className={classes.note}
        />
        <Button type="submit" variant="default" loading={fetcher.state !== 'idle'}>
          {t('keep')}
        </Button>
      </form>
      <p role="status" className={classes.said}>
        {answer?.ok === true && <Kept answer={answer} />}
      </p>
      <Link to="/playground/runs">{t('see')}</Link>
    </section>
  );
}

function Kept({ answer: { step, again } }: { answer: Extract<KeepAnswer, { ok: true }> }) {
  const { t } = useTranslation('runs');
  return <>{again ? t('keptAgain') : t('kept', { step: formatCount(step) })}</>;
}

/** Why nothing was kept, as words and with what to do. */
function Refusal(props: {
  because: Extract<KeepAnswer, { ok: false }>['because'];
  at: string;
}): ReactNode {
  const { t } = useTranslation('runs');
  const { because, at } = props;
  const most = because === 'note too long' ? longestNote : mostRuns;
  return (
    <>
      {t(`refused.${because}`, { most })}{' '}
      {because === 'signed out' && (
        <a href={signInAt(at)} target="_blank" rel="noreferrer">
          {t('signInElsewhere')}
        </a>
      )}
    </>
  );
}

function asQuery(link: string | undefined): string {
  return link === undefined || link === '' ? '' : `?${link}`;
}

function signInAt(path: string): string {
  return `/sign-in?to=${encodeURIComponent(path)}`;
}
