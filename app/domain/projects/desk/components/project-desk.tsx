import { Button, NativeSelect, Textarea } from '@mantine/core';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import type { DeskAnswer } from '../desk-form.server.ts';
import type { ProjectDesk } from '../project-desk.server.ts';
import classes from './project-desk.module.css';

type Part = { desk: ProjectDesk; answer: DeskAnswer | null };

/** Gives the project to somebody of staff by hand. */
export function AssignForm({ desk, answer }: Part) {
  const { t } = useTranslation('desk');
  const refused = answer?.intent === 'assign' && !answer.ok ? answer.because : null;
  const chosen = desk.project.answers?.id ?? '';
  return (
    <section className={classes.section} aria-labelledby="assign">
      <h2 id="assign">{t('project.assign')}</h2>
      <Form method="post" className={classes.line} preventScrollReset>
        <input type="hidden" name="intent" value="assign" />
        <NativeSelect
          key={chosen}
          name="person"
          label={t('project.person')}
          defaultValue={chosen}
          error={refused === null ? undefined : t(`project.refused.${refused}`)}
          data={[
            { value: '', label: t('project.nobody') },
            ...desk.staff.map(({ id, name, conflict }) => ({
              ...{ value: id, disabled: conflict },
              label: conflict ? t('project.hasConflict', { name }) : name,
            })),
          ]}
        />
        <Button type="submit" variant="default">
          {t('project.save')}
        </Button>
      </Form>
    </section>
  );
}

/** Who must not answer the project, and the form to say so of oneself. */
export function Conflicts({ desk, answer, zone }: Part & { zone: string }) {
  const { t } = useTranslation('desk');
  const refused = answer?.intent === 'conflict' && !answer.ok ? answer : null;
  const own = desk.conflicts.some((conflict) => conflict.own);
  return (
    <section className={classes.section} aria-labelledby="conflicts">
      <h2 id="conflicts">{t('project.conflict')}</h2>
      <p className={classes.soft}>{t('project.conflictLead')}</p>
      <ul className={classes.list}>
        {desk.conflicts.map((conflict) => (
          <li key={conflict.id}>
            <strong>{conflict.name}</strong>{' '}
            <span className={classes.soft}>
              <Moment at={conflict.at} zone={zone} distance={false} />
            </span>
            <p>{conflict.why}</p>
            {conflict.own && (
              <Form method="post" preventScrollReset>
                <input type="hidden" name="intent" value="no-conflict" />
                <Button type="submit" variant="default" size="xs">
                  {t('project.withdraw')}
                </Button>
              </Form>
            )}
          </li>
        ))}
        {desk.conflicts.length === 0 && (
          <li className={classes.soft}>{t('project.noConflicts')}</li>
        )}
      </ul>
      {!own && (
        <Form method="post" className={classes.form} preventScrollReset>
          <input type="hidden" name="intent" value="conflict" />
          <Textarea
            name="why"
            label={t('project.why')}
            autosize
            minRows={2}
            maxLength={1000}
            defaultValue={refused?.typed}
            error={refused === null ? undefined : t(`project.refused.${refused.because}`)}
          />
          <Button type="submit" variant="default">
            {t('project.state')}
          </Button>
        </Form>
      )}
    </section>
  );
}

/** To whom the project was given, newest first. */
export function AssignmentHistory({ desk, zone }: { desk: ProjectDesk; zone: string }) {
  const { t } = useTranslation('desk');
  return (
    <section className={classes.section} aria-labelledby="history">
      <h2 id="history">{t('project.history')}</h2>
      {desk.history.length === 0 && <p className={classes.soft}>{t('project.noHistory')}</p>}
      <ol className={classes.list}>
        {desk.history.map(({ id, name, by, from, to }) => (
          <li key={id}>
            <strong>{name}</strong>{' '}
            <span className={classes.soft}>
              {t('project.from')} <Moment at={from} zone={zone} distance={false} />{' '}
              {to !== null && (
                <>
                  {t('project.to')} <Moment at={to} zone={zone} distance={false} />{' '}
                </>
              )}
              · {t('project.givenBy', { by })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
