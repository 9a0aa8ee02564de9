import { Button, NativeSelect } from '@mantine/core';
import { Form } from '@remix-run/react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import { useLateWords } from '#app/domain/calendar/components/late-words.ts';
import { useNow } from '#app/domain/calendar/components/now.tsx';
import { lateUnit } from '#app/domain/calendar/late-policy.ts';
import { momentText } from '#app/domain/calendar/moment.ts';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { asLanguage } from '#app/i18n/languages.ts';
import { useAlive } from '#app/ui/alive.ts';
import type { StudentLateDays } from '../student-late-days.server.ts';
import { openDays, whatIf, within, type AskedWhatIf, type WhatIf as Result } from '../what-if.ts';
import classes from './late-days.module.css';

type WhatIfProps = Pick<StudentLateDays, 'facts' | 'works'> & { asked: AskedWhatIf };

/**
 * What handing in on another day would cost: the rules of the ledger run here, on the facts that
 * the page has. Without scripts the same form asks the server.
 */
export function WhatIf({ facts, works, asked }: WhatIfProps) {
  const { t, i18n } = useTranslation('lateDays');
  const say = useSay();
  const now = useNow();
  const [{ assignment, day }, ask] = useState(asked);
  const alive = useAlive();
  const slider = useId();
  const open = works.flatMap((work) => {
    const days = openDays(facts, work.key, now);
    return days === null ? [] : [{ ...work, days }];
  });
  const chosen = open.find(({ key }) => key === assignment) ?? open[0];
  if (chosen === undefined) return null;
  const { key, days } = chosen;
  const shown = within(days, day);
  const result = whatIf(facts, key, shown, now);
  const place = days.last === days.first ? 1 : (0 - days.first) / (days.last - days.first);
  return (
    <section aria-labelledby="what-if">
      <h2 id="what-if">{t('whatIf.title')}</h2>
      <p className={classes.soft}>{t('whatIf.lead')}</p>
      <Form className={classes.ask} preventScrollReset>
        <NativeSelect
          name="assignment"
          label={t('whatIf.work')}
          value={key}
          onChange={({ currentTarget }) => ask({ assignment: currentTarget.value, day: 1 })}
          data={open.map(({ key: value, title }) => ({ value, label: say(title) }))}
        />
        <div className={classes.slide}>
          <label htmlFor={slider}>{t(`whatIf.until.${lateUnit(facts.policy)}`)}</label>
          <input
            id={slider}
            type="range"
            name="at"
            min={days.first}
            max={days.last}
            value={shown}
            aria-valuetext={momentText(result.at, facts.zone, asLanguage(i18n.language) ?? 'en')}
            onChange={({ currentTarget }) => ask({ assignment: key, day: +currentTarget.value })}
          />
          {days.first <= 0 && (
            <span className={classes.scale} aria-hidden>
              <span style={{ insetInlineStart: `${100 * place}%` }}>{t('whatIf.due')}</span>
            </span>
          )}
        </div>
        {!alive && (
          <Button type="submit" variant="default">
            {t('whatIf.show')}
          </Button>
        )}
      </Form>
      <p className={classes.result} aria-live="polite">
        <InWords result={result} facts={facts} />
      </p>
    </section>
  );
}

type InWordsProps = Pick<StudentLateDays, 'facts'> & { result: Result };

function InWords({ result: { at, price, left }, facts }: InWordsProps) {
  const { t } = useTranslation('lateDays');
  const { zone, policy } = facts;
  const { takes, units } = useLateWords(policy);
  const costs = policy.kind === 'budget' && price.ok ? Math.max(0, price.extra) : price.unitsLate;
  return (
    <>
      <span className={classes.price}>
        {!price.ok || price.unitsLate === 0
          ? t('whatIf.onTime')
          : costs === 0
            ? t('whatIf.noMore')
            : t('whatIf.costs', { takes: takes(costs) })}{' '}
        {policy.kind === 'budget' &&
          t('whatIf.left', { count: left ?? 0, total: policy.total, units })}
      </span>{' '}
      <span>
        {t('whatIf.at')} <Moment at={at} zone={zone} distance={false} />
      </span>
    </>
  );
}
