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
import type {
  HomeworkPlanView,
  StaffHomeworkDeadlines,
} from '../staff-homework-deadlines.server.ts';

/** Fields that say which people a form is about. */
export function PeopleFields({ people }: Pick<StaffHomeworkDeadlines, 'people'>) {
  if (people === null) return null;
  return (
    <>
      <input type="hidden" name="of" value="people" />
      {people.map(({ id }) => (
        <input key={id} type="hidden" name="person" value={id} />
      ))}
    </>
  );
}

type PlanProps = {
  asked: Asked;
  plan: HomeworkPlanView;
  people: StaffHomeworkDeadlines['people'];
  offering: string;
  requestId: string;
  refused: RefusedPlan | null;
};

/** Every date and every ledger that would be another one, and the button that writes exactly that. */
export function HomeworkPlan(props: PlanProps) {
  const { asked, plan, people, offering, requestId, refused } = props;
  const { t } = useTranslation(['deadlines', 'lateDays']);
  const { zone } = asked;
  const changed = plan.rows.filter((row) => row.changed).length;
  return (
    <section className={classes.section} aria-labelledby="plan">
      <h2 id="plan">{t('plan')}</h2>
      <p className={classes.soft} aria-live="polite">
        {plan.changes ? (
          <Summary rows={plan.rows} />
        ) : (
          t(people === null ? 'noMove' : 'noDifference')
        )}
      </p>
      <ScrollTable label={t('plan')} className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('lateDays:plan.person')}</th>
            <th scope="col">{t('now')}</th>
            <th scope="col">{t('then')}</th>
            <th scope="col">{t('lateDays:plan.used')}</th>
          </tr>
        </thead>
        <tbody>
          {people === null && (
            <tr>
              <th scope="row">{t('everybody')}</th>
              <td>
                <Deadline at={plan.forAll} zone={zone} size="short" done />
              </td>
              <td>
                <Deadline at={plan.due} zone={zone} size="short" done />
              </td>
              <td />
            </tr>
          )}
          {plan.rows.map((row) => (
            <Row key={row.holder} {...{ row, zone, offering }} />
          ))}
        </tbody>
      </ScrollTable>
      {plan.changes && (
        <ApplyPlan
          {...{ asked, mark: plan.mark, requestId, refused }}
          label={people === null ? t('moveNow') : t('lateDays:plan.extend', { count: changed })}
        >
          <PeopleFields people={people} />
        </ApplyPlan>
      )}
    </section>
  );
}

type RowsProps = { rows: HomeworkPlanView['rows'] };

/** Who gets another date, who gets late days back, and who is charged for what counts then. */
function Summary({ rows }: RowsProps) {
  const { t } = useTranslation('lateDays');
  const count = (is: (row: RowsProps['rows'][number]) => boolean) => rows.filter(is).length;
  return [
    t('plan.changed', { count: count((row) => row.changed) }),
    t('plan.earlier', { count: count(({ from, to }) => to < from) }),
    t('plan.gain', { count: count(({ used }) => used.to < used.from) }),
    t('plan.charged', { count: count(({ used }) => used.to > used.from) }),
  ].join(' ');
}

type RowProps = { row: HomeworkPlanView['rows'][number]; zone: string; offering: string };

function Row({ row, zone, offering }: RowProps) {
  const { t } = useTranslation(['deadlines', 'lateDays']);
  const { holder, name, from, to, changed, used, accepted } = row;
  return (
    <tr>
      <th scope="row">
        <Link to={`/${offering}/staff/late-days/${holder}`}>
          <bdi>{name}</bdi>
        </Link>
      </th>
      <td>
        <Deadline at={from} zone={zone} size="short" done />
      </td>
      <td>
        {changed ? (
          <Deadline at={to} zone={zone} size="short" done />
        ) : (
          <span className={classes.soft}>{t('stays')}</span>
        )}
      </td>
      <td>
        {used.from === used.to ? used.from : `${used.from} → ${used.to}`}
        {accepted > 0 && (
          <span className={classes.below}>{t('lateDays:plan.accepted', { count: accepted })}</span>
        )}
      </td>
    </tr>
  );
}
