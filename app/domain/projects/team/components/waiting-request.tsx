import { Button, Textarea } from '@mantine/core';
import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { StaffRequest } from '../staff-requests.server.ts';
import type { RequestAnswer } from '../team-form.server.ts';
import { RequestWords } from './request-list.tsx';
import classes from './team.module.css';

type WaitingRequestProps = {
  request: StaffRequest;
  offering: string;
  zone: string;
  answer: RequestAnswer | null;
};

/** A request that waits, with what staff say to it. */
export function WaitingRequest({ request, offering, zone, answer }: WaitingRequestProps) {
  const { t } = useTranslation('team');
  const { id, project, change, person } = request;
  const what = t(`requests.${change}`, { person });
  const refused = answer !== null && !answer.ok ? answer : null;
  return (
    <li>
      <TeamOf request={request} offering={offering} />
      <RequestWords request={request} zone={zone} forStaff />
      <Form method="post" className={classes.form} preventScrollReset>
        <input type="hidden" name="request" value={id} />
        <Textarea
          name="words"
          label={t('staff.words')}
          description={t('staff.wordsHint')}
          autosize
          minRows={2}
          maxLength={1000}
          defaultValue={refused?.typed}
          error={refused === null ? undefined : t(`refused.${refused.because}`)}
        />
        <div className={classes.actions}>
          <Button
            type="submit"
            name="grant"
            value="yes"
            aria-label={t('staff.grantNamed', { what: `${what} (${project.title})` })}
          >
            {t('staff.grant')}
          </Button>
          <Button
            type="submit"
            name="grant"
            value="no"
            variant="default"
            aria-label={t('staff.refuseNamed', { what: `${what} (${project.title})` })}
          >
            {t('staff.refuse')}
          </Button>
        </div>
      </Form>
    </li>
  );
}

/** The project that a request is about, and who is in its team now. */
export function TeamOf({ request, offering }: { request: StaffRequest; offering: string }) {
  const { t, i18n } = useTranslation('team');
  const { project, team } = request;
  const names = new Intl.ListFormat(i18n.language).format(team);
  return (
    <div className={classes.own}>
      <h3>
        <Link to={`/${offering}/projects/${project.slug}/team`}>{project.title}</Link>
      </h3>
      <p className={classes.soft}>
        {t('staff.team', { names: team.length === 0 ? t('staff.nobody') : names })}
      </p>
    </div>
  );
}
