import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Deadline } from '#app/domain/calendar/components/deadline.tsx';
import {
  ApplyPlan,
  type RefusedPlan,
} from '#app/domain/syllabus/deadlines/components/apply-plan.tsx';
import type { Asked } from '#app/domain/syllabus/deadlines/components/ask-deadline.tsx';
import classes from '#app/domain/syllabus/deadlines/components/deadlines.module.css';
import { ScrollTable } from '#app/ui/scroll-table.tsx';
import type { DeadlinePlanView, StaffDeadlines } from '../staff-deadlines.server.ts';

/** Fields that say which projects a form is about. */
export function ProjectFields({ projects }: Pick<StaffDeadlines, 'projects'>) {
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

type PlanProps = {
  asked: Asked;
  plan: DeadlinePlanView;
  projects: StaffDeadlines['projects'];
  offering: string;
  requestId: string;
  refused: RefusedPlan | null;
};

/** Every date that would be another one, and the button that writes exactly that. */
export function DeadlinePlan(props: PlanProps) {
  const { asked, plan, projects, offering, requestId, refused } = props;
  const { t } = useTranslation('deadlines');
  const { zone } = asked;
  const changed = plan.rows.filter((row) => row.changed).length;
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
                <span className={classes.below}>{row.team.join(', ')}</span>
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
        <ApplyPlan
          {...{ asked, mark: plan.mark, requestId, refused }}
          label={projects === null ? t('moveNow') : t('extend', { count: changed })}
        >
          <ProjectFields projects={projects} />
        </ApplyPlan>
      )}
    </section>
  );
}
