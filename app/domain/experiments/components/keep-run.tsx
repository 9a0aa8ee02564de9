import { Button, Checkbox, TextInput } from '@mantine/core';
import { Link, useFetcher } from '@remix-run/react';
import { useState, type FormEvent, type MouseEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { NotReached } from '#app/ui/not-reached.ts';
import { formatCount } from '#playground/views/scale.ts';
import type { AskInstrument } from '#playground/views/full-instrument.tsx';
import { largestModel } from '#playground/views/largest-model.ts';
import type { RunSummary } from '#playground/views/run-summary.ts';
import { longestNote, mostModels, mostRuns, type NotKept } from '../kept-run.ts';
import { ModelLink } from './model-link.tsx';
import classes from './keep-run.module.css';

export type KeepAnswer =
  | { ok: true; step: number; again: boolean; model: string | null }
  | { ok: false; because: NotKept | 'signed out' | 'too often' | 'too large' }
  | NotReached;

type KeepRunProps = {
  slug: string;
  signedIn: boolean;
  /** The instrument; null while there is none. */
  ask: () => AskInstrument | null;
};

/** Keeps the run as it stands, with a note; signed out it leads to the sign-in page and back. */
export function KeepRun({ slug, signedIn, ask }: KeepRunProps) {
  const { t } = useTranslation('runs');
  const fetcher = useFetcher<KeepAnswer>();
  const [reading, setReading] = useState(false);
  const here = () => `/playground/${slug}${asQuery(ask()?.summary().link)}`;

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

  const busy = reading || fetcher.state !== 'idle';
  const keep = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const form = new FormData(event.currentTarget);
    setReading(true);
    const { link = '', model, ...result } = (await told(ask(), form.has('withModel'))) ?? {};
    setReading(false);
    form.delete('withModel');
    form.set('intent', 'keep');
    form.set('settings', link);
    form.set('result', JSON.stringify(result));
    if (model) form.set('model', new Blob([model]), 'model.safetensors');
    const encType = 'multipart/form-data';
    fetcher.submit(form, { method: 'post', action: `/playground/${slug}`, encType });
  };
  const answer = fetcher.state === 'idle' ? fetcher.data : undefined;
  const refusal = answer?.ok === false ? <Refusal because={answer.because} at={here()} /> : null;
  return (
    <section className={classes.keep} aria-label={t('keep')}>
      <form method="post" onSubmit={(event) => void keep(event)} className={classes.form}>
        <TextInput
          name="note"
          label={t('note')}
          placeholder={t('notePlaceholder')}
          description={t('keepHint')}
          maxLength={longestNote}
          autoComplete="off"
          error={refusal}
          className={classes.note}
        />
        <Button type="submit" variant="default" loading={busy}>
          {t('keep')}
        </Button>
        <Checkbox
          name="withModel"
          label={t('withModel')}
          description={t('withModelHint')}
          className={classes.model}
        />
      </form>
      <p role="status" className={classes.said}>
        {answer?.ok === true && <Kept slug={slug} answer={answer} />}
      </p>
      <Link to="/playground/runs">{t('see')}</Link>
    </section>
  );
}

type KeptProps = { slug: string; answer: Extract<KeepAnswer, { ok: true }> };

function Kept({ slug, answer: { step, again, model } }: KeptProps) {
  const { t } = useTranslation('runs');
  return (
    <>
      {again ? t('keptAgain') : t('kept', { step: formatCount(step) })}{' '}
      {model !== null && <ModelLink experiment={slug} model={model} />}
    </>
  );
}

const limits: Partial<Record<string, number>> = {
  'note too long': longestNote,
  'too many models': mostModels,
  'too large': largestModel / 2 ** 20,
};

/** Why nothing was kept, as words and with what to do. */
function Refusal(props: {
  because: Extract<KeepAnswer, { ok: false }>['because'];
  at: string;
}): ReactNode {
  const { t } = useTranslation('runs');
  const { because, at } = props;
  const most = limits[because] ?? mostRuns;
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

/** What the instrument tells of its run, as of its model's step where the model is asked for. */
async function told(
  instrument: AskInstrument | null,
  withModel: boolean,
): Promise<(RunSummary & { model?: Uint8Array<ArrayBuffer> }) | undefined> {
  if (instrument === null) return undefined;
  const model = withModel ? await instrument.model() : null;
  if (model === null) return instrument.summary();
  const { writeModelFile } = await import('#playground/views/model-file.ts');
  return { ...instrument.summary(model.checkpoint.step), model: writeModelFile(model) };
}

function asQuery(link: string | undefined): string {
  return link === undefined || link === '' ? '' : `?${link}`;
}

function signInAt(path: string): string {
  return `/sign-in?to=${encodeURIComponent(path)}`;
}
