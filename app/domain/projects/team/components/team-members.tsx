import { Button, Textarea } from '@mantine/core';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Day } from '#app/domain/calendar/components/deadline.tsx';
import { Avatar } from '#app/ui/avatar.tsx';
import type { ProjectTeam } from '../project-team.server.ts';
import type { TeamAnswer } from '../team-form.server.ts';
import classes from './team.module.css';

type TeamMembersProps = { team: ProjectTeam; zone: string; answer: TeamAnswer | null };

/** Who is in the team. One leaves oneself; staff can take somebody out. */
export function TeamMembers({ team, zone, answer }: TeamMembersProps) {
  const { t } = useTranslation('team');
  const { members, access, hold } = team;
  return (
    <section className={classes.section} aria-labelledby="members">
      <h2 id="members">{t('members')}</h2>
      {members.length === 0 && <p className={classes.soft}>{t('nobody')}</p>}
      <ul className={classes.list}>
        {members.map(({ id, name, since, self }) => (
          <li key={`${name} ${since.toISOString()}`}>
            <Avatar name={name} />
            <div className={classes.who}>
              <bdi>{name}</bdi>
              <span className={classes.soft}>
                {self && `${t('you')} · `}
                {t('since')} <Day at={since} zone={zone} />
              </span>
            </div>
            {self && access === 'member' && hold === null && <Leave alone={members.length === 1} />}
            {id !== null && hold !== 'archived' && (
              <TakeOut id={id} name={name} answer={answer?.person === id ? answer : null} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Leave({ alone }: { alone: boolean }) {
  const { t } = useTranslation('team');
  return (
    <details className={classes.fold}>
      <summary>{t('leave.open')}</summary>
      <Form method="post" className={classes.form}>
        <p className={classes.text}>{t(alone ? 'leave.textLast' : 'leave.text')}</p>
        <Button type="submit" name="intent" value="leave" variant="default">
          {t('leave.button')}
        </Button>
      </Form>
    </details>
  );
}

type TakeOutProps = { id: string; name: string; answer: TeamAnswer | null };

function TakeOut({ id, name, answer }: TakeOutProps) {
  const { t } = useTranslation('team');
  const refused = answer?.intent === 'take-out' && !answer.ok ? answer : null;
  return (
    <details className={classes.fold} open={refused !== null || undefined}>
      <summary aria-label={t('takeOut.named', { name })}>{t('takeOut.open')}</summary>
      <Form method="post" className={classes.form} preventScrollReset>
        <input type="hidden" name="person" value={id} />
        <Textarea
          name="why"
          label={t('takeOut.why')}
          description={t('takeOut.whyHint')}
          autosize
          minRows={2}
          maxLength={1000}
          defaultValue={refused?.typed}
          error={refused === null ? undefined : t(`refused.${refused.because}`)}
        />
        <Button type="submit" name="intent" value="take-out" variant="default">
          {t('takeOut.button', { name })}
        </Button>
      </Form>
    </details>
  );
}
