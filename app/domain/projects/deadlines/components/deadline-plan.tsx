import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { Form, Link, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Deadline, Moment } from '#app/domain/calendar/components/deadline.tsx';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { ScrollTable } from '#app/ui/scroll-table.tsx';
import { longestWhy } from '../deadline-plan.ts';
import type { DeadlineAnswer } from '../deadline-form.server.ts';
import type { DeadlinePlanView, StaffDeadlines } from '../staff-deadlines.server.ts';
import classes from './deadlines.module.css';

/** What is asked for, as both forms of the page carry it. */
export type Asked = { stage: string; wall: string; zone: string };

type AskProps = Asked & Pick<StaffDeadlines, 'stages' | 'projects'>;

/** Which stage, and until when: leads to what would change. */
export function AskDeadline({ stages, projects, stage, wall, zone }: AskProps) {
  const { t } = useTranslation('deadlines');
  const say = useSay();
  return (
    <Form className={classes.ask} key={`${stage}${wall}`} preventScrollReset>
      <Projects projects={projects} />
      <NativeSelect
        name="stage"
        label={t('stage')}
        defaultValue={stage}
        data={stages.map((each) => ({ value: each.stage, label: say(each.title) }))}
      />
      <TextInput
        type="datetime-local"
        name="wall"
        label={t('wall', { zone })}
        defaultValue={wall}
        required
        withAsterisk={false}
      />
      <Button type="submit" variant="default">
        {t('show')}
      </Button>
    </Form>
  );
}

/** Whom a form is about. */
function Projects({ projects }: Pick<StaffDeadlines, 'projects'>) {
  if (projects === null) return null;
  return (
    <>
      <input type="hidden" name="of" value="projects" />
      {projects.map(({ slug }) => (
        <input key={slug} type="hidden" name="project" value={slug} />
      ))}
    </>
  );
}

type PlanProps = Asked & {
  plan: DeadlinePlanView;
  projects: StaffDeadlines['projects'];
  offering: string;
  requestId: string;
  answer: Extract<DeadlineAnswer, { ok: false }> | null;
};

/** Every date that would be another one, and the button that writes exactly that. */
export function DeadlinePlan(props: PlanProps) {
  const { plan, projects, offering, stage, wall, zone, requestId, answer } = props;
  const { t } = useTranslation('deadlines');
  const busy = useNavigation().formMethod === 'POST';
  const changed = plan.rows.filter((row) => row.changed).length;
  const error = answer?.because === 'no reason' || answer?.because === 'reason too long';
  return (
    <section className={classes.section} aria-labelledby="plan">
      <h2 id="plan">{t('plan')}</h2>
      <p className={classes.soft} aria-live="polite">
        {plan.changes
          ? t('count', { count: changed })
          : t(projects === null ? 'noMove' : 'noDifference')}
      </p>
      <ScrollTable label={t('plan')} className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('project')}</th>
            <th scope="col">{t('now')}</th>
            <th scope="col">{t('then')}</th>
          </tr>
        </thead>
        <tbody>
          {projects === null && (
            <tr>
              <th scope="row">{t('everybody')}</th>
              <td>
                <Deadline at={plan.forAll} zone={zone} size="short" done />
              </td>
              <td>
                <Deadline at={plan.due} zone={zone} size="short" done />
              </td>
            </tr>
          )}
          {plan.rows.map((row) => (
            <tr key={row.slug}>
              <th scope="row">
                <Link to={`/${offering}/staff/projects/${row.slug}`}>{row.title}</Link>
                <span className={classes.team}>{row.team.join(', ')}</span>
              </th>
              <td>
                <Deadline at={row.from} zone={zone} size="short" done />
              </td>
              <td>
                {row.changed ? (
                  <Deadline at={row.to} zone={zone} size="short" done />
                ) : (
                  <span className={classes.soft}>{t('stays')}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      {plan.changes && (
        <Form method="post" className={classes.apply} preventScrollReset>
          <Projects projects={projects} />
          <input type="hidden" name="stage" value={stage} />
          <input type="hidden" name="wall" value={wall} />
          <input type="hidden" name="mark" value={plan.mark} />
          <input type="hidden" name="requestId" value={requestId} />
          <Textarea
            name="why"
            label={t('why')}
            description={t('whyHint')}
            autosize
            minRows={2}
            maxLength={longestWhy}
            defaultValue={answer?.typed}
            error={error && t(`refused.${answer.because}`)}
          />
          <Button type="submit" loading={busy}>
            {projects === null ? t('moveNow') : t('extend', { count: changed })}
          </Button>
        </Form>
      )}
    </section>
  );
}

type AllProps = Pick<StaffDeadlines, 'stages'> & { zone: string };

/** By when every stage is due for everybody, and how that came about. */
export function AllDeadlines({ stages, zone }: AllProps) {
  const { t } = useTranslation('deadlines');
  const say = useSay();
  return (
    <section className={classes.section} aria-labelledby="all">
      <h2 id="all">{t('all')}</h2>
      <ul className={classes.list}>
        {stages.map(({ stage, title, due, movedFrom, moves }) => (
          <li key={stage}>
            <span className={classes.stage}>{say(title)}</span>
            <Moment at={due} zone={zone} />
            {movedFrom !== null && (
              <span className={classes.soft}>
                {t('fromFile')} <Moment at={movedFrom} zone={zone} distance={false} />
              </span>
            )}
            {moves.map((move) => (
              <span key={move.id} className={classes.soft}>
                <Moment at={move.at} zone={zone} distance={false} /> ·{' '}
                {move.by ?? t('own.somebody')} · {t('movedTo')}{' '}
                <Moment at={move.due} zone={zone} distance={false} />
                {move.why !== '' && ` · ${move.why}`}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
