import { Button, NumberInput, TextInput } from '@mantine/core';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Seats } from '#app/domain/waitlist/seat-state.ts';
import { largestCapacity } from '../capacity.ts';
import classes from './seats-count.module.css';

type SeatsCountProps = { seats: Seats; problem: 'no such number' | 'reason missing' | undefined };

/** How the seats are used, in four numbers, and the form that changes how many there are. */
export function SeatsCount({ seats, problem }: SeatsCountProps) {
  const { t } = useTranslation('seats');
  return (
    <section className={classes.count}>
      <dl>
        {(['capacity', 'taken', 'held', 'free'] as const).map((what) => (
          <div key={what}>
            <dt>{t(what)}</dt>
            <dd>{seats[what]}</dd>
          </div>
        ))}
      </dl>
      <details open={problem !== undefined}>
        <summary>{t('changeCapacity')}</summary>
        <Form method="post" className={classes.form}>
          <NumberInput
            name="capacity"
            label={t('capacityField')}
            defaultValue={seats.capacity}
            min={0}
            max={largestCapacity}
            allowDecimal={false}
            hideControls
            error={problem === 'no such number' && t('no such number')}
          />
          <TextInput
            name="why"
            label={t('capacityWhy')}
            error={problem === 'reason missing' && t('reason missing')}
          />
          <Button type="submit" name="intent" value="capacity" variant="default">
            {t('capacitySave')}
          </Button>
        </Form>
      </details>
    </section>
  );
}
