import { Button, Textarea } from '@mantine/core';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { ProjectTeam } from '../project-team.server.ts';
import type { TeamAnswer } from '../team-form.server.ts';
import { FoundList, SearchClassmates, type Search } from './invite-classmates.tsx';
import classes from './team.module.css';

type AskStaffProps = { team: ProjectTeam; search: Search; answer: TeamAnswer | null };

/** When a team does not change by itself any more: asks staff to let somebody join or leave. */
export function AskStaff({ team, search, answer }: AskStaffProps) {
  const { t } = useTranslation('team');
  const refused = answer !== null && !answer.ok ? answer : null;
  const asked = team.requests.some(
    ({ own, change, end }) => own && change === 'leave' && end === null,
  );
  const leaving = refused?.intent === 'ask-leave' ? refused : null;
  return (
    <section className={classes.section} aria-labelledby="ask">
      <h2 id="ask">{t('ask.title')}</h2>
      {!asked && (
        <details className={classes.fold} open={leaving !== null || undefined}>
          <summary>{t('ask.leave')}</summary>
          <WhyForm refused={leaving}>
            <Button type="submit" name="intent" value="ask-leave" variant="default">
              {t('ask.leaveButton')}
            </Button>
          </WhyForm>
        </details>
      )}
      {team.members.length < team.limit && (
        <div className={classes.part}>
          <h3>{t('ask.join')}</h3>
          <SearchClassmates search={search} />
          <FoundList search={search}>
            {({ id, name }) => {
              const joining =
                refused?.intent === 'ask-join' && refused.person === id ? refused : null;
              return (
                <details
                  className={`${classes.fold} ${classes.own}`}
                  open={joining !== null || undefined}
                >
                  <summary>{t('ask.joinNamed', { name })}</summary>
                  <WhyForm refused={joining}>
                    <input type="hidden" name="person" value={id} />
                    <Button type="submit" name="intent" value="ask-join" variant="default">
                      {t('ask.joinButton', { name })}
                    </Button>
                  </WhyForm>
                </details>
              );
            }}
          </FoundList>
        </div>
      )}
    </section>
  );
}

type WhyFormProps = {
  refused: Extract<TeamAnswer, { ok: false }> | null;
  children: React.ReactNode;
};

function WhyForm({ refused, children }: WhyFormProps) {
  const { t } = useTranslation('team');
  return (
    <Form method="post" className={classes.form} preventScrollReset>
      <Textarea
        name="why"
        label={t('ask.why')}
        description={t('ask.whyHint')}
        autosize
        minRows={2}
        maxLength={1000}
        defaultValue={refused?.typed}
        error={refused === null ? undefined : t(`refused.${refused.because}`)}
      />
      {children}
    </Form>
  );
}
