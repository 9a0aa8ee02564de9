import { Button, TextInput } from '@mantine/core';
import { Form } from '@remix-run/react';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Deadline, Moment } from '#app/domain/calendar/components/deadline.tsx';
import { momentText } from '#app/domain/calendar/moment.ts';
import { longestHourNote, longestPlace, type TypedHour } from '../office-hour-fields.ts';
import type { HourFormRefusal } from '../office-hour-form.server.ts';
import type { HoursToChange as Hours } from '../staff-office-hours.server.ts';
import classes from './hours-to-change.module.css';
import { About } from './office-hours.tsx';

type Refusal = HourFormRefusal | null;
type Hour = Hours['hours'][number];

/** One staff member's hours ahead, each with what can be done about it, and one to add. */
export function HoursToChange(props: { of: Hours; zone: string; refusal: Refusal }) {
  const { of, zone } = props;
  const { t } = useTranslation('hours');
  const id = useId();
  const refusal = props.refusal?.staff === of.name ? props.refusal : null;
  const add = refusal?.kind === 'add' ? refusal : null;
  return (
    <section className={classes.person} aria-labelledby={id}>
      <h2 id={id}>{of.name}</h2>
      {of.hours.length === 0 && <p className={classes.soft}>{t('none')}</p>}
      <ul className={classes.hours}>
        {of.hours.map((hour) => {
          const at = hour.start.toISOString();
          const refused = refusal?.hour === at ? refusal : null;
          return <Line key={at} hour={hour} zone={zone} refusal={refused} />;
        })}
      </ul>
      <Change
        key={of.hours.length}
        label={t('addHour')}
        named={t('addNamed', { name: of.name })}
        open={add !== null}
      >
        <HourForm kind="add" staff={of.name} hour="" typed={empty} refusal={add} />
      </Change>
    </section>
  );
}

const empty: TypedHour = { date: '', start: '', end: '', place: '', note: '' };

function Line({ hour, zone, refusal }: { hour: Hour; zone: string; refusal: Refusal }) {
  const { t, i18n } = useTranslation('hours');
  const { staff, start, end, held, movedTo, from, typed } = hour;
  const at = start.toISOString();
  const when = momentText(start, zone, i18n.language === 'zh' ? 'zh' : 'en');
  const toMove = refusal?.kind === 'move' ? refusal : null;
  const toCancel = refusal?.kind === 'cancel' ? refusal : null;
  return (
    <li className={classes.hour}>
      <div data-held={held} className={classes.what}>
        <Moment at={start} end={end} zone={zone} />
        {!held && (
          <span className={classes.off}>
            {t(movedTo === null ? 'cancelled' : 'movedTo')}{' '}
            {movedTo !== null && <Deadline at={movedTo} zone={zone} size="short" done />}
          </span>
        )}
        {held && from === 'staff' && <span className={classes.soft}>{t('added')}</span>}
        <About hour={hour} />
      </div>
      {held ? (
        <div className={classes.changes}>
          <Change label={t('moveHour')} named={t('moveNamed', { when })} open={toMove !== null}>
            <HourForm kind="move" staff={staff} hour={at} typed={typed} refusal={toMove} />
          </Change>
          <Change
            label={t('cancelHour')}
            named={t('cancelNamed', { when })}
            open={toCancel !== null}
          >
            <HourForm kind="cancel" staff={staff} hour={at} typed={empty} refusal={toCancel} />
          </Change>
        </div>
      ) : (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="staff" value={staff} />
          <input type="hidden" name="hour" value={at} />
          <Button
            type="submit"
            name="intent"
            value="restore"
            variant="default"
            size="compact-sm"
            aria-label={t('restoreNamed', { when })}
          >
            {t('restore')}
          </Button>
        </Form>
      )}
    </li>
  );
}

type ChangeProps = { label: string; named: string; open: boolean; children: ReactNode };

/** A form that is folded away until it is wanted; it works without script. */
function Change({ label, named, open, children }: ChangeProps) {
  return (
    <details open={open || undefined} className={classes.change}>
      <summary aria-label={named}>{label}</summary>
      {children}
    </details>
  );
}

type HourFormProps = {
  kind: 'add' | 'move' | 'cancel';
  staff: string;
  /** When the hour begins that is changed; empty for a new one. */
  hour: string;
  typed: TypedHour;
  refusal: Refusal;
};

const buttons = { add: 'doAdd', move: 'doMove', cancel: 'doCancel' } as const;

function HourForm({ kind, staff, hour, typed, refusal }: HourFormProps) {
  const { t } = useTranslation('hours');
  const said = refusal?.typed ?? typed;
  const problem = (field: keyof TypedHour) =>
    refusal !== null && 'field' in refusal && refusal.field === field
      ? t(`refused.${refusal.because}`)
      : undefined;
  const field = (name: keyof TypedHour) => ({
    ...{ name, label: t(name), defaultValue: said[name], error: problem(name) },
  });
  return (
    <Form method="post" preventScrollReset className={classes.form} noValidate>
      <input type="hidden" name="staff" value={staff} />
      <input type="hidden" name="hour" value={hour} />
      {kind !== 'cancel' && (
        <div className={classes.when}>
          <TextInput type="date" required withAsterisk={false} {...field('date')} />
          <TextInput type="time" required withAsterisk={false} {...field('start')} />
          <TextInput type="time" required withAsterisk={false} {...field('end')} />
        </div>
      )}
      {kind !== 'cancel' && (
        <TextInput {...field('place')} description={t('placeHint')} maxLength={longestPlace} />
      )}
      <TextInput {...field('note')} description={t('noteHint')} maxLength={longestHourNote} />
      <Button type="submit" name="intent" value={kind} variant="default">
        {t(buttons[kind])}
      </Button>
    </Form>
  );
}
