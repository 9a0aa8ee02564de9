import { Button, Textarea } from '@mantine/core';
import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { DistanceTo } from '#app/domain/calendar/components/deadline.tsx';
import { longestNote } from '../kept-run.ts';
import type { OwnRun } from '../own-runs.server.ts';
import { ModelLink } from './model-link.tsx';
import { RunFigures, useRunTitle } from './run-figures.tsx';
import classes from './run-list.module.css';

type RunListProps = {
  runs: readonly OwnRun[];
  /** The run whose note was refused for its length, and the words typed there. */
  refused?: { run: string; note: string } | null;
};

/** Kept runs: each opens by its link, says how far it came, and has a note to change. */
export function RunList({ runs, refused = null }: RunListProps) {
  return (
    <ul className={classes.runs}>
      {runs.map((run) => (
        <Run key={run.id} run={run} refused={refused?.run === run.id ? refused : null} />
      ))}
    </ul>
  );
}

function Run({ run, refused }: { run: OwnRun; refused: RunListProps['refused'] }) {
  const { t } = useTranslation('runs');
  const say = useSay();
  const title = useRunTitle(run);
  const { id, experiment, settings, seed, changed, note, keptAt, result } = run;
  const tuned = changed.map(({ label, value }) => `${say(label)} ${say(value)}`);
  return (
    <li className={classes.run}>
      <div className={classes.what}>
        <h2 className={classes.title}>
          {run.title === null ? (
            title
          ) : (
            <Link to={`/playground/${experiment}${settings === '' ? '' : `?${settings}`}`}>
              {title}
            </Link>
          )}
        </h2>
        <p className={classes.when}>
          <DistanceTo at={keptAt} />
        </p>
      </div>
      <div className={classes.facts}>
        <RunFigures run={run} />
        {seed !== null && (
          <p className={classes.settings}>
            {[t('seed', { seed }), ...tuned, t('byDefault')].join(' · ')}
          </p>
        )}
        {note !== '' && <p className={classes.note}>{note}</p>}
        {run.model !== null && <ModelLink experiment={experiment} model={run.model} />}
        <div className={classes.actions}>
          <details open={refused !== null || undefined}>
            <summary>{t(note === '' ? 'addNote' : 'editNote')}</summary>
            <Form method="post" preventScrollReset className={classes.editor}>
              <input type="hidden" name="run" value={id} />
              <Textarea
                key={note}
                name="note"
                label={t('note')}
                defaultValue={refused?.note ?? note}
                maxLength={longestNote}
                autosize
                minRows={2}
                error={refused && t('refused.note too long', { most: longestNote })}
              />
              <Button type="submit" name="intent" value="note" variant="default">
                {t('saveNote')}
              </Button>
            </Form>
          </details>
          <Form method="post" preventScrollReset>
            <input type="hidden" name="run" value={id} />
            <Button
              type="submit"
              name="intent"
              value="remove"
              variant="default"
              size="compact-sm"
              aria-label={t('removeNamed', { title, step: result?.step ?? 0 })}
            >
              {t('remove')}
            </Button>
          </Form>
        </div>
      </div>
    </li>
  );
}
