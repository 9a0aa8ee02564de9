import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { classList, changeListed } from '#app/domain/enrollment/roster/class-list.server.ts';
import { ClassList } from '#app/domain/enrollment/roster/components/class-list.tsx';
import { may } from '#app/domain/people/permissions.ts';
import { OfficeHours } from '#app/domain/syllabus/components/office-hours.tsx';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { officeHourChanges } from '#app/domain/syllabus/office-hour-changes.server.ts';
import { nextOfficeHours } from '#app/domain/syllabus/office-hours.ts';
import { translator } from '#app/i18n/translator.ts';
import { headOf } from '#app/ui/head.ts';
import { Page } from '#app/ui/page.tsx';
import { textOf } from '#app/web/form.ts';
import { askerIn, forbidden, requirePermission } from '#app/web/require-role.ts';
import classes from './people.module.css';

export async function loader({ context, params }: LoaderFunctionArgs) {
  const asker = askerIn(context, params.offering);
  const offering = context.course.offering(asker.offering);
  const { code, term, zone, archived, forum } = offering;
  const changes = await officeHourChanges(context.db, asker);
  const hours = nextOfficeHours(offering, changes, asker.at);
  const t = translator(context.language, 'syllabus');
  return {
    ...{ slug: offering.slug, code, term, zone, archived, forum },
    listing: await classList(context.db, asker),
    own: asker.person?.id ?? null,
    staff: offering.staff.map(({ name, role, officeHours: weekly }) => ({
      ...{ name, role, weekly },
      ...(hours.get(name) ?? { next: null, off: [] }),
    })),
    changesHours: may(asker.role, 'change office hours') && !archived,
    head: {
      title: `${t('people')} · ${code} ${term[context.language]}`,
      description: t('peopleLead'),
    },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

/** Lists the asker among their classmates, or not any more; only who has a seat is listed. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'see class list');
  if (asker.role !== 'student') throw forbidden();
  await changeListed(context, asker, textOf(await request.formData(), 'listed') === 'yes');
  return redirect(`/${asker.offering}/people#class-list`);
}

/** Who runs the offering, and when their next office hour is, in the reader's own time. */
export default function People() {
  const { slug, code, term, zone, archived, forum, ...shown } = useLoaderData<typeof loader>();
  const { staff, listing, own, changesHours } = shown;
  const { t } = useTranslation(['syllabus', 'hours']);
  const say = useSay();
  const groups = [
    [t('instructors'), staff.filter(({ role }) => role === 'instructor')],
    [t('assistants'), staff.filter(({ role }) => role === 'assistant')],
  ] as const;
  return (
    <Page
      title={t('people')}
      eyebrow={`${code} · ${say(term)}`}
      lead={t(archived ? 'officeHoursOver' : 'peopleLead')}
      width="read"
      action={changesHours && <Link to={`/${slug}/staff/office-hours`}>{t('hours:change')}</Link>}
    >
      {groups.map(([title, members]) => (
        <section key={title} className={classes.group}>
          <h2>{title}</h2>
          {members.map(({ name, weekly, next, off }) => (
            <div key={name} className={classes.person}>
              <h3>{name}</h3>
              <OfficeHours {...{ weekly, next, off, zone }} />
            </div>
          ))}
        </section>
      ))}
      {listing !== null && <ClassList {...listing} self={own} />}
      <section className={classes.group}>
        <h2>{t('questions')}</h2>
        <p>
          {forum.name}
          {forum.note !== null && ` · ${say(forum.note)}`}
        </p>
      </section>
    </Page>
  );
}
