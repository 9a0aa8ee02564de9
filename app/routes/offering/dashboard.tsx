import { Button } from '@mantine/core';
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { DistanceTo } from '#app/domain/calendar/components/deadline.tsx';
import { momentText } from '#app/domain/calendar/moment.ts';
import { ApplicationStanding } from '#app/domain/enrollment/application/components/standing.tsx';
import { HomeworkLines } from '#app/domain/homework/components/homework-lines.tsx';
import { LateDayMarks } from '#app/domain/homework/components/late-day-marks.tsx';
import { WhenAndCost } from '#app/domain/homework/components/next-thing.tsx';
import { News } from '#app/domain/people/components/news.tsx';
import { followNotification } from '#app/domain/people/own-notifications.server.ts';
import { isStaff } from '#app/domain/people/permissions.ts';
import { OwnProject } from '#app/domain/projects/components/own-project.tsx';
import { SevenDays } from '#app/domain/syllabus/components/seven-days.tsx';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { workTitle } from '#app/domain/syllabus/work-title.ts';
import { translator } from '#app/i18n/translator.ts';
import { Page } from '#app/ui/page.tsx';
import { readDashboard } from '#app/web/dashboard.server.ts';
import { notFound, requirePermission } from '#app/web/require-role.ts';
import classes from './dashboard.module.css';

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'see dashboard');
  if (isStaff(asker.role)) throw redirect(`/${asker.offering}/staff/queue`);
  const t = translator(context.language, 'dashboard');
  const board = await readDashboard(context, asker);
  return {
    ...board,
    head: { title: `${t('title')} · ${board.code}`, description: t('description') },
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.head.title ?? 'Practicum' },
  { name: 'description', content: data?.head.description ?? '' },
];

/** Follows a notification: notes that it is read, and leads where it says. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'see dashboard');
  const id = (await request.formData()).get('notification');
  const { person, at } = asker;
  const recipient = { personId: person.id, roles: context.roles, at };
  const path = await followNotification(context.db, recipient, typeof id === 'string' ? id : '');
  if (path === null) throw notFound();
  return redirect(path);
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>>;

/** What is next, where the project stands, what the week holds, and what is new. */
export default function Dashboard() {
  const board = useLoaderData<typeof loader>();
  const { t, i18n } = useTranslation('dashboard');
  const language = i18n.language === 'zh' ? 'zh' : 'en';
  const { zone, lateDays, days, homework, news } = board;
  return (
    <Page {...usePageHead(board)}>
      <div className={classes.board}>
        {board.application !== null && (
          <ApplicationStanding own={board.application} offering={board.slug} zone={zone} />
        )}
        {board.project !== null && (
          <OwnProject {...board.project} offering={board.slug} zone={zone} />
        )}
        <section aria-labelledby="week">
          <h2 id="week">{t('week')}</h2>
          <SevenDays days={days} zone={zone} />
        </section>
        <div className={classes.columns}>
          <section aria-labelledby="news">
            <h2 id="news">{t('news')}</h2>
            <News
              news={news}
              moment={(at) => <DistanceTo at={at} />}
              say={(at) => momentText(at, zone, language)}
            />
          </section>
          {lateDays !== null && (
            <section aria-labelledby="late-days">
              <h2 id="late-days">{t('lateDays')}</h2>
              <LateDayMarks lateDays={lateDays} />
            </section>
          )}
        </div>
        <section aria-labelledby="homework">
          <h2 id="homework">{t('homework')}</h2>
          <HomeworkLines homework={homework} zone={zone} />
        </section>
      </div>
    </Page>
  );
}

/** The next thing, large: what, when, what it costs to be late, one button. */
function usePageHead({ slug, code, zone, next, lateDays }: Shown) {
  const { t } = useTranslation('dashboard');
  const say = useSay();
  const eyebrow = `${code} · ${t('next')}`;
  if (next === null) {
    const button = <Action to={`/${slug}/syllabus`} label={t('button.syllabus')} />;
    return { eyebrow, title: t('nothing'), lead: t('nothingText'), action: button };
  }
  const { task, doing } = next;
  const title = say(task.title);
  return {
    eyebrow,
    title: (
      <span className={classes.title}>
        {task.kind === 'homework' ? workTitle(task.key, title) : title}
      </span>
    ),
    lead: <WhenAndCost next={next} lateDays={lateDays} zone={zone} />,
    action: <Action to={task.path} label={t(`button.${doing}`)} />,
  };
}

function Action({ to, label }: { to: string; label: string }) {
  return (
    <Button component={Link} to={to} size="md">
      {label}
    </Button>
  );
}
