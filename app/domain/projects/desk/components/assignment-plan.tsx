import { Button } from '@mantine/core';
import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Duration } from '#app/domain/calendar/components/deadline.tsx';
import { ScrollTable } from '#app/ui/scroll-table.tsx';
import type { StaffPlan } from '../staff-plan.server.ts';
import classes from './assignment-plan.module.css';

/** Who of staff has how much, and who of them shares: a choice that makes another plan. */
export function StaffLoads({ staff }: { staff: StaffPlan['staff'] }) {
  const { t } = useTranslation('desk');
  return (
    <Form aria-labelledby="loads" key={staff.map(({ id, shares }) => `${id}${shares}`).join()}>
      <h2 id="loads">{t('plan.loads')}</h2>
      <ScrollTable label={t('plan.loads')} className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('plan.person')}</th>
            <th scope="col">{t('plan.open')}</th>
            <th scope="col">{t('plan.waiting')}</th>
            <th scope="col">{t('plan.thisWeek')}</th>
            <th scope="col">{t('plan.turnaround')}</th>
            <th scope="col">{t('plan.after')}</th>
            <th scope="col">{t('plan.share')}</th>
          </tr>
        </thead>
        <tbody>
          {staff.map(({ id, name, open, waiting, answering, planned, shares }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td>{open}</td>
              <td>{waiting}</td>
              <td>{answering.thisWeek}</td>
              <td>{answering.turnaround !== null && <Duration ms={answering.turnaround} />}</td>
              <td>{open + planned}</td>
              <td>
                <label className={classes.tick}>
                  <input
                    type="checkbox"
                    name="among"
                    value={id}
                    defaultChecked={shares}
                    aria-label={t('plan.shareNamed', { name })}
                  />
                </label>
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      <Button type="submit" variant="default">
        {t('plan.again')}
      </Button>
    </Form>
  );
}

type ProposedProps = { plan: StaffPlan; offering: string };

/** The plan as it would be written, each line of it, and the button that does. */
export function ProposedPlan({ plan, offering }: ProposedProps) {
  const { t } = useTranslation('desk');
  const { pairs, nobody } = plan;
  return (
    <section className={classes.section} aria-labelledby="proposed">
      <h2 id="proposed">{t('plan.proposed')}</h2>
      <p className={classes.soft}>
        {t('plan.proposedLead', { count: pairs.length + nobody.length })}
      </p>
      {pairs.length > 0 && (
        <Form method="post">
          <ScrollTable label={t('plan.proposed')} className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('plan.project')}</th>
                <th scope="col">{t('plan.person')}</th>
              </tr>
            </thead>
            <tbody>
              {pairs.map(({ project, person }) => (
                <tr key={project.id}>
                  <th scope="row">
                    <ProjectName project={project} offering={offering} />
                    <input type="hidden" name="pair" value={`${project.id} ${person.id}`} />
                  </th>
                  <td>{person.name}</td>
                </tr>
              ))}
            </tbody>
          </ScrollTable>
          <Button type="submit">{t('plan.apply')}</Button>
        </Form>
      )}
      {nobody.length > 0 && (
        <>
          <h3 className={classes.unplaced}>{t('plan.unplaced')}</h3>
          <p className={classes.soft}>{t('plan.unplacedText')}</p>
          <ul className={classes.list}>
            {nobody.map((project) => (
              <li key={project.id}>
                <ProjectName project={project} offering={offering} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function ProjectName({
  project,
  offering,
}: {
  project: StaffPlan['nobody'][number];
  offering: string;
}) {
  return (
    <>
      <Link to={`/${offering}/staff/projects/${project.slug}`}>{project.title}</Link>
      <span className={classes.team}>{project.team.join(', ')}</span>
    </>
  );
}
