import { Button, Textarea } from '@mantine/core';
import { Form, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { languageTag, asLanguage } from '#app/i18n/languages.ts';
import { Notice } from '#app/ui/notice.tsx';
import type { StaffSeats } from '../staff-seats.server.ts';
import classes from './seat-plan-panel.module.css';

type SeatPlanPanelProps = {
  plan: NonNullable<StaffSeats['plan']>;
  offerHours: number;
  /** What was typed before an answer that refused it. */
  why: string | undefined;
  reasonMissing: boolean;
};

/** What would follow from a choice, and the button that carries exactly that out. */
export function SeatPlanPanel({ plan, offerHours, why, reasonMissing }: SeatPlanPanelProps) {
  const { t, i18n } = useTranslation('seats');
  const busy = useNavigation().state === 'submitting';
  const { before, after, drop, offer, beyond, impossible } = plan;
  const list = new Intl.ListFormat(languageTag[asLanguage(i18n.language) ?? 'en']);
  const names = (people: typeof drop) => list.format(people.map(({ name }) => name));
  const amount = { drop: drop.length, offer: offer.length };
  return (
    <section aria-labelledby="plan" className={classes.plan}>
      <h2 id="plan">{t('planTitle')}</h2>
      <ul>
        {drop.length > 0 && <li>{t('planDrop', { count: drop.length, names: names(drop) })}</li>}
        {offer.length > 0 && (
          <li>{t('planOffer', { count: offer.length, names: names(offer), hours: offerHours })}</li>
        )}
        <li>{t('planSeats', { free: before.free, then: after.free })}</li>
      </ul>
      {impossible.length > 0 && (
        <Notice tone="soon">{t('planImpossible', { count: impossible.length })}</Notice>
      )}
      {beyond > 0 && <Notice tone="soon">{t('planBeyond', { count: beyond })}</Notice>}
      {drop.length + offer.length > 0 && (
        <Form method="post" className={classes.carry}>
          {drop.map(({ personId }) => (
            <input key={personId} type="hidden" name="drop" value={personId} />
          ))}
          {offer.map(({ personId }) => (
            <input key={personId} type="hidden" name="offer" value={personId} />
          ))}
          <input type="hidden" name="expectedFree" value={after.free} />
          {drop.length > 0 && (
            <Textarea
              name="why"
              label={t('planWhy')}
              defaultValue={why ?? t('planWhyDefault')}
              error={reasonMissing && t('reason missing')}
              autosize
              minRows={2}
            />
          )}
          <Button type="submit" name="intent" value="carry-out" loading={busy}>
            {drop.length > 0 && offer.length > 0
              ? t('carryBoth', amount)
              : drop.length > 0
                ? t('carryDrop', { count: drop.length })
                : t('carryOffer', { count: offer.length })}
          </Button>
        </Form>
      )}
    </section>
  );
}
