import { Button } from '@mantine/core';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Notice } from '#app/ui/notice.tsx';
import type { OwnRun } from '../own-runs.server.ts';
import { RunFigures, useRunTitle } from './run-figures.tsx';
import classes from './removed-run.module.css';

/** That a run was removed, with everything it takes to put it back. */
export function RemovedRun({ run }: { run: OwnRun }) {
  const { t } = useTranslation('runs');
  const title = useRunTitle(run);
  const fields = {
    ...{ experiment: run.experiment, settings: run.settings, note: run.note },
    ...{ result: JSON.stringify(run.result), keptAt: run.keptAt.toISOString() },
  };
  return (
    <div className={classes.removed}>
      <Notice title={t('removed')}>
        {title}
        <RunFigures run={run} />
        {run.title !== null && run.result !== null && (
          <Form method="post" preventScrollReset className={classes.undo}>
            {Object.entries(fields).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <Button type="submit" name="intent" value="keep" variant="default" size="compact-sm">
              {t('undo')}
            </Button>
          </Form>
        )}
      </Notice>
    </div>
  );
}
