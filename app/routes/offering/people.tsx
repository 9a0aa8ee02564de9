import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { classList, changeListed } from '#app/domain/enrollment/roster/class-list.server.ts';
import { ClassList } from '#app/domain/enrollment/roster/components/class-list.tsx';
import { OfficeHours } from '#app/domain/syllabus/components/office-hours.tsx';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { nextOfficeHour } from '#app/domain/syllabus/what-is-next.ts';
import { translator } from '#app/i18n/translator.ts';
import { Page } from '#app/ui/page.tsx';
import { textOf } from '#app/web/form.ts';
import { askerIn, forbidden, requirePermission } from '#app/web/require-role.ts';
import classes from './people.module.css';

export async function loader({ context, params }: LoaderFunctionArgs) {
  const asker = askerIn(context, params.offering);
  const offering = context.course.offering(asker.offering);
  const { code, term, zone, archived, forum } = offering;
  const t = translator(context.language, 'syllabus');
  return {
    code,
    term,
    zone,
    archived,
    forum,
    listing: await classList(context.db, asker),
    own: asker.person?.id ?? null,
    staff: offering.staff.map(({ name, role, officeHours }) => ({
      name,
      role,
      officeHours: officeHours.map((slot) => ({
        ...slot,
        next: nextOfficeHour(offering, slot, asker.at),
      })),
    })),
    head: {
      title: `${t('people')} · ${code} ${term[context.language]}`,
      description: t('peopleLead'),
    },
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.head.title ?? 'Practicum' },
  { name: 'description', content: data?.head.description ?? '' },
];

/** Lists the asker among their classmates, or not any more; only who has a seat is listed. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'see class list');
  if (asker.role !== 'student') throw forbidden();
  await changeListed(context, asker, textOf(await request.formData(), 'listed') === 'yes');
  return redirect(`/${asker.offering}/people#class-list`);
}

/** Who runs the offering, and when their next office hour is, in the reader's own time. */
export default function People() {
  const { code, term, zone, archived, forum, staff, listing, own } = useLoaderData<typeof loader>();
  const { t } = useTranslation('syllabus');
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
    >
      {groups.map(([title, members]) => (
        <section key={title} className={classes.group}>
          <h2>{title}</h2>
          {members.map(({ name, officeHours }) => (
            <div key={name} className={classes.person}>
              <h3>{name}</h3>
              <OfficeHours slots={officeHours} zone={zone} />
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
