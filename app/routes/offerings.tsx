import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { may } from '#app/domain/people/permissions.ts';
import { Instrument } from '#app/domain/syllabus/components/instrument.tsx';
import { NextThings } from '#app/domain/syllabus/components/next-things.tsx';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { offeringOverview } from '#app/domain/syllabus/offering-overview.server.ts';
import { translator } from '#app/i18n/translator.ts';
import { Page } from '#app/ui/page.tsx';
import classes from './offerings.module.css';

export async function loader({ context }: LoaderFunctionArgs) {
  const { db, clock, course, roles, language } = context;
  const t = translator(language, 'syllabus');
  const offerings = await Promise.all(
    course.offerings.map(async (offering) => ({
      ...(await offeringOverview(db, offering, clock.now())),
      role: roles[offering.slug] ?? ('visitor' as const),
    })),
  );
  return { offerings, head: { title: t('offerings'), description: t('offeringsLead') } };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data === undefined ? 'Practicum' : `${data.head.title} · Practicum` },
  { name: 'description', content: data?.head.description ?? '' },
];

type Offering = Awaited<ReturnType<typeof loader>>['offerings'][number];

/** Every offering: what it is, when, and what is open to whoever looks. */
export default function Offerings() {
  const { offerings } = useLoaderData<typeof loader>();
  const { t } = useTranslation('syllabus');
  const running = offerings.filter(({ archived }) => !archived);
  const over = offerings.filter(({ archived }) => archived);
  return (
    <Page title={t('offerings')} lead={t('offeringsLead')}>
      {running.map((offering) => (
        <article key={offering.slug} className={classes.running}>
          <div className={classes.text}>
            <Heading offering={offering} />
            <NextThings offering={offering} />
            <Doors offering={offering} />
          </div>
          {offering.instrument && <Instrument instrument={offering.instrument} />}
        </article>
      ))}
      {over.length > 0 && <h2 className={classes.archive}>{t('archive')}</h2>}
      {over.map((offering) => (
        <article key={offering.slug} className={classes.over}>
          <Heading offering={offering} />
          <Doors offering={offering} />
        </article>
      ))}
    </Page>
  );
}

function Heading({ offering }: { offering: Offering }) {
  const say = useSay();
  const { slug, code, title, term, institution, summary, archived } = offering;
  const Name = archived ? 'h3' : 'h2';
  return (
    <div>
      <p className={classes.where}>
        {code} · {say(term)} · {institution}
      </p>
      <Name className={classes.name}>
        <Link to={`/${slug}`}>{say(title)}</Link>
      </Name>
      <p className={classes.summary}>{say(summary)}</p>
    </div>
  );
}

/** What is open to this visitor in the offering, the most useful first. */
function Doors({ offering: { slug, role, archived } }: { offering: Offering }) {
  const { t } = useTranslation('syllabus');
  const doors: [string, string][] = [
    ...(may(role, 'give feedback')
      ? [[`/${slug}/staff/queue`, t('queue')] as [string, string]]
      : []),
    ...(!may(role, 'give feedback') && may(role, 'see dashboard')
      ? [[`/${slug}/dashboard`, t('dashboard')] as [string, string]]
      : []),
    ...(role === 'waitlisted' ? [[`/${slug}/waitlist`, t('waitlist')] as [string, string]] : []),
    [`/${slug}`, t('overview')],
    [`/${slug}/syllabus`, t('readSyllabus')],
    ...(role === 'visitor' && !archived ? [['/sign-in', t('signIn')] as [string, string]] : []),
  ];
  return (
    <ul className={classes.doors} aria-label={t('openToYou')}>
      {doors.map(([to, label]) => (
        <li key={to}>
          <Link to={to}>{label}</Link>
        </li>
      ))}
      <li>
        <a href={`/${slug}/calendar.ics`}>{t('calendar')}</a>
      </li>
    </ul>
  );
}
