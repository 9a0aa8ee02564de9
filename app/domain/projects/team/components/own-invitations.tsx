import { Button } from '@mantine/core';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { OwnTeams } from '../own-teams.server.ts';
import type { JoinRefusal } from '../team.ts';
import classes from './team.module.css';

type OwnInvitationsProps = { teams: OwnTeams; zone: string };

/** What was just left and can be taken back, and where one is invited to. */
export function OwnInvitations({ teams: { left, invitations }, zone }: OwnInvitationsProps) {
  const { t, i18n } = useTranslation('team');
  return (
    <>
      {left !== null && (
        <div className={classes.notice}>
          <Notice title={t('left.title', { project: left.title })}>
            {t('left.text')} <Moment at={left.until} zone={zone} />
            <Form method="post" className={classes.actions}>
              <input type="hidden" name="project" value={left.slug} />
              <Button type="submit" name="intent" value="return" variant="default">
                {t('left.button')}
              </Button>
            </Form>
          </Notice>
        </div>
      )}
      {invitations.length > 0 && (
        <section className={classes.section} aria-labelledby="invitations">
          <h2 id="invitations">{t('own.title')}</h2>
          {invitations.map(({ id, title, team, by, refusal }) => (
            <div key={id} className={classes.invitation}>
              <h3>{title}</h3>
              <p>{t('own.text', { by, project: title })}</p>
              <p className={classes.soft}>
                {t('own.team', { names: new Intl.ListFormat(i18n.language).format(team) })}
              </p>
              {refusal !== null && <p className={classes.soft}>{t(`own.${wordFor(refusal)}`)}</p>}
              <Form method="post" className={classes.actions}>
                <input type="hidden" name="invitation" value={id} />
                {refusal === null && (
                  <Button
                    type="submit"
                    name="intent"
                    value="accept"
                    aria-label={t('own.acceptNamed', { project: title })}
                  >
                    {t('own.accept')}
                  </Button>
                )}
                <Button
                  type="submit"
                  name="intent"
                  value="decline"
                  variant="default"
                  aria-label={t('own.declineNamed', { project: title })}
                >
                  {t('own.decline')}
                </Button>
              </Form>
            </div>
          ))}
        </section>
      )}
    </>
  );
}

function wordFor(refusal: JoinRefusal): 'full' | 'placed' | 'held' {
  if (refusal === 'full') return 'full';
  return refusal === 'already in a project' ? 'placed' : 'held';
}
