import { Button, Radio, Stack } from '@mantine/core';
import { Form, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ScrollTable } from '#app/ui/scroll-table.tsx';
import type { StaffPeers } from '../staff-peers.server.ts';
import classes from './staff-peers.module.css';
import { PlanWarnings } from './round-terms.tsx';

type Part = { peers: StaffPeers };

/** How many readings the plan gives. */
export function plannedReadings({ plan }: StaffPeers): number {
  return plan.added.reduce((sum, { readers }) => sum + readers.length, 0);
}

/** Who would read what, and the form that opens the round with exactly that. */
export function OpeningPlan({ peers }: Part) {
  const { t } = useTranslation('peer');
  const busy = useNavigation().state !== 'idle';
  return (
    <section className={classes.section} aria-labelledby="plan">
      <h2 id="plan">{t('staff.planTitle')}</h2>
      <PlanWarnings peers={peers} />
      <PlanTable peers={peers} />
      <Form method="post" className={classes.open}>
        <input type="hidden" name="intent" value="carry-out" />
        <input type="hidden" name="plan" value={peers.plan.mark} />
        <Radio.Group name="shown" label={t('staff.shown')} defaultValue="together">
          <Stack gap={8} mt={6}>
            <Radio value="together" label={t('staff.shownTogether')} />
            <Radio value="as they come" label={t('staff.shownAsTheyCome')} />
          </Stack>
        </Radio.Group>
        <Button type="submit" loading={busy}>
          {t('staff.open', { count: plannedReadings(peers) })}
        </Button>
      </Form>
    </section>
  );
}

/** What has changed since a round was opened; nothing where it goes on as it is. */
export function ChangedPlan({ peers }: Part) {
  const { t } = useTranslation('peer');
  const busy = useNavigation().state !== 'idle';
  const { added, ended, mark } = peers.plan;
  if (added.length + ended.length === 0) return null;
  return (
    <section className={classes.section} aria-labelledby="plan">
      <h2 id="plan">{t('staff.planAgain')}</h2>
      <p className={classes.soft}>{t('staff.planAgainText')}</p>
      <PlanWarnings peers={peers} />
      {ended.length > 0 && (
        <ul>
          {ended.map((one) => (
            <li key={one.reader + one.title}>{t('staff.endsFor', one)}</li>
          ))}
        </ul>
      )}
      {added.length > 0 && <PlanTable peers={peers} />}
      <Form method="post" className={classes.open}>
        <input type="hidden" name="intent" value="carry-out" />
        <input type="hidden" name="plan" value={mark} />
        <Button type="submit" variant="default" loading={busy}>
          {t('staff.carryOut')}
        </Button>
      </Form>
    </section>
  );
}

function PlanTable({ peers }: Part) {
  const { t } = useTranslation('peer');
  return (
    <ScrollTable label={t('staff.planTitle')}>
      <thead>
        <tr>
          <th scope="col">{t('staff.project')}</th>
          <th scope="col">{t('staff.readers')}</th>
        </tr>
      </thead>
      <tbody>
        {peers.plan.added.map(({ project, title, readers }) => (
          <tr key={project}>
            <th scope="row">{title}</th>
            <td>{readers.join(', ')}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
