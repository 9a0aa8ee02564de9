import { Button, NativeSelect, TextInput } from '@mantine/core';
import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import type { PeerAnswerOfStaff } from '../peer-form.server.ts';
import { longestWhy } from '../reading.ts';
import type { StaffPeers, StaffReading } from '../staff-peers.server.ts';
import { ReadingMark } from './reading-mark.tsx';
import { Said } from './said.tsx';
import classes from './staff-peers.module.css';

type Part = { peers: StaffPeers; answer: PeerAnswerOfStaff | null };

/** `mayChange` is false where the course is over. */
type Rows = Part & { zone: string; mayChange: boolean };

/** Text by text, who reads it, how far they are, and what they say. */
export function PeerProgress({ peers, offering, ...rest }: Rows & { offering: string }) {
  const { t } = useTranslation('peer');
  return (
    <section className={classes.section} aria-labelledby="progress">
      <h2 id="progress">{t('staff.progress')}</h2>
      <ul className={classes.projects}>
        {peers.projects.map(({ id, slug, title, team, readings }) => (
          <li key={id}>
            <h3>
              <Link to={`/${offering}/staff/queue/${slug}/${peers.stage}`}>{title}</Link>
            </h3>
            <p className={classes.soft}>{t('staff.team', { names: team.join(', ') })}</p>
            {readings.length === 0 && <p className={classes.soft}>{t('staff.noReaders')}</p>}
            <ul className={classes.readings}>
              {readings.map((reading) => (
                <li key={reading.id}>
                  <Reading {...{ peers, reading, title, ...rest }} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

type ReadingProps = Rows & { reading: StaffReading; title: string };

function Reading({ peers, reading, title, answer, zone, mayChange }: ReadingProps) {
  const { t } = useTranslation('peer');
  const { state, held, seen, answers } = reading;
  const refused = answer?.reading === reading.id && !answer.ok;
  return (
    <details className={classes.reading} open={refused}>
      <summary>
        <span className={classes.name}>{reading.reader}</span>
        <ReadingMark state={state} />
        <span className={classes.soft}>{useNote(reading)}</span>
      </summary>
      <div className={classes.inside}>
        {state.kind === 'handed in' && (
          <p className={classes.soft}>
            {t('staff.onVersion', { version: reading.version })} ·{' '}
            <Moment at={state.since} zone={zone} /> · {t(seen ? 'staff.seen' : 'staff.unseen')}
          </p>
        )}
        {answers.length > 0 && <Said questions={peers.questions} answers={answers} />}
        {mayChange && state.kind === 'handed in' && held !== null && (
          <Form method="post" preventScrollReset>
            <input type="hidden" name="intent" value="let-go" />
            <input type="hidden" name="reading" value={reading.id} />
            <Button type="submit" variant="default" size="xs">
              {t('staff.letGo')}
            </Button>
          </Form>
        )}
        {mayChange && state.kind === 'handed in' && held === null && (
          <WhyForm intent="hold" {...{ reading, title, answer }} />
        )}
        {mayChange && (state.kind === 'open' || state.kind === 'overdue') && (
          <WhyForm intent="end" {...{ reading, title, answer }} />
        )}
      </div>
    </details>
  );
}

/** What stands out about a reading, in a few words. */
function useNote({ state, held, student, why }: StaffReading): string {
  const { t } = useTranslation('peer');
  if (state.kind === 'ended')
    return why === null ? t('staff.endedPlain') : t('staff.ended', { why });
  if (held !== null) return t('staff.held', held);
  return student ? '' : t('staff.lostSeat');
}

type WhyFormProps = Pick<ReadingProps, 'reading' | 'title' | 'answer'> & { intent: 'hold' | 'end' };

/** Asks for a reason, and holds answers back or takes a text away. */
function WhyForm({ intent, reading, title, answer }: WhyFormProps) {
  const { t } = useTranslation('peer');
  const { id, reader } = reading;
  const refused = answer?.intent === intent && answer.reading === id && !answer.ok ? answer : null;
  return (
    <Form
      method="post"
      className={classes.form}
      aria-label={t(`staff.${intent}Label`, { reader, title })}
      preventScrollReset
    >
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="reading" value={id} />
      <TextInput
        name="why"
        label={t(`staff.${intent}Why`, { reader })}
        maxLength={longestWhy}
        defaultValue={refused?.typed}
        error={refused !== null && t(`staff.refused.${refused.because}`)}
        required
        withAsterisk={false}
      />
      <Button type="submit" variant="default">
        {t(`staff.${intent}`)}
      </Button>
    </Form>
  );
}

/** Gives a text to somebody by hand. */
export function GiveForm({ peers, answer }: Part) {
  const { t } = useTranslation('peer');
  const refused = answer?.intent === 'give' && !answer.ok ? answer.because : null;
  const choose = { value: '', label: t('staff.choose') };
  return (
    <section className={classes.section} aria-labelledby="give">
      <h2 id="give">{t('staff.give')}</h2>
      <p className={classes.soft}>{t('staff.giveText')}</p>
      <Form method="post" className={classes.form} preventScrollReset>
        <input type="hidden" name="intent" value="give" />
        <NativeSelect
          name="project"
          label={t('staff.giveProject')}
          required
          withAsterisk={false}
          data={[choose, ...peers.projects.map(({ id, title }) => ({ value: id, label: title }))]}
        />
        <NativeSelect
          name="reader"
          label={t('staff.giveReader')}
          required
          withAsterisk={false}
          error={refused !== null && t(`staff.refused.${refused}`)}
          data={[choose, ...peers.students.map(({ id, name }) => ({ value: id, label: name }))]}
        />
        <Button type="submit" variant="default">
          {t('staff.giveButton')}
        </Button>
      </Form>
    </section>
  );
}
