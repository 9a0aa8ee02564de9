import { Button } from '@mantine/core';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Applying } from '#app/domain/enrollment/application/components/applying.tsx';
import { openness } from '#app/domain/enrollment/application/application.ts';
import { hasBank } from '#app/domain/question-bank/readable-bank.server.ts';
import { may } from '#app/domain/people/permissions.ts';
import { Instrument } from '#app/domain/syllabus/components/instrument.tsx';
import { NextThings } from '#app/domain/syllabus/components/next-things.tsx';
import { OfferingFacts } from '#app/domain/syllabus/components/offering-facts.tsx';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { offeringOverview } from '#app/domain/syllabus/offering-overview.server.ts';
import { headOf } from '#app/ui/head.ts';
import { Page } from '#app/ui/page.tsx';
import { askerIn } from '#app/web/require-role.ts';
import classes from './front.module.css';

export async function loader({ context, params }: LoaderFunctionArgs) {
  const asker = askerIn(context, params.offering);
  const offering = context.course.offering(asker.offering);
  const { admission, application, policy, staff, forum, capacity } = offering;
  const isUnprovenStaff = context.unproven.includes(asker.offering);
  return {
    ...(await offeringOverview(context.db, offering, asker.at)),
    admission,
    policy: { weights: policy.weights, late: policy.late, notes: policy.notes },
    instructors: staff.filter(({ role }) => role === 'instructor').map(({ name }) => name),
    forum: forum.name,
    midterm: await hasBank(context, asker),
    gallery: offering.project.gallery !== null && offering.project.gallery.opens <= asker.at,
    capacity,
    role: asker.role,
    applying:
      application !== null && openness(application, asker.at) === 'open' && !isUnprovenStaff
        ? { closes: application.closes }
        : null,
    head: {
      title: `${offering.title[context.language]} · ${offering.term[context.language]}`,
      description: offering.summary[context.language],
    },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

/** An offering's front door: what it is, when it meets, what is next, and where to go from here. */
export default function Front() {
  const offering = useLoaderData<typeof loader>();
  const { t } = useTranslation(['syllabus', 'gallery', 'midterm']);
  const say = useSay();
  const { slug, code, term, institution, title, summary, archived, instrument } = offering;
  const eyebrow = `${code} · ${say(term)} · ${institution}`;
  return (
    <Page
      title={say(title)}
      eyebrow={eyebrow}
      lead={say(summary)}
      action={<Primary {...offering} />}
    >
      <div className={classes.screen}>
        <section className={classes.next} aria-labelledby="next">
          <h2 id="next">{t('next')}</h2>
          {archived ? (
            <p className={classes.soft}>{t('archived')}</p>
          ) : (
            <NextThings offering={offering} />
          )}
          <p className={classes.links}>
            <Link to={`/${slug}/syllabus`}>{t('readLectures')}</Link>
            {offering.midterm && <Link to={`/${slug}/midterm`}>{t('midterm:bank')}</Link>}
            {offering.gallery && <Link to={`/${slug}/gallery`}>{t('gallery:front')}</Link>}
            <a href={`/${slug}/calendar.ics`}>{t('calendar')}</a>
          </p>
        </section>
        {instrument && <Instrument instrument={instrument} />}
        <OfferingFacts {...offering} />
      </div>
      <div className={classes.more}>
        <section aria-labelledby="getting-in">
          <h2 id="getting-in">{t('gettingIn')}</h2>
          <p>{say(offering.admission)}</p>
          {offering.applying !== null && <Applying {...offering} {...offering.applying} />}
        </section>
        <section aria-labelledby="how-it-runs">
          <h2 id="how-it-runs">{t('howItRuns')}</h2>
          <ul>
            {offering.policy.notes.map((note) => (
              <li key={note.en}>{say(note)}</li>
            ))}
          </ul>
        </section>
      </div>
    </Page>
  );
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>>;

/** The one thing to do from here, for somebody with this role. */
function Primary({ slug, role, archived, applying }: Shown) {
  const { t } = useTranslation(['syllabus', 'applications']);
  const [to, label] = may(role, 'give feedback')
    ? [`/${slug}/staff/queue`, t('queue')]
    : role === 'waitlisted'
      ? [`/${slug}/waitlist`, t('waitlist')]
      : may(role, 'see dashboard')
        ? [`/${slug}/dashboard`, t('dashboard')]
        : archived
          ? [`/${slug}/syllabus`, t('readLectures')]
          : applying !== null
            ? [`/${slug}/apply`, t('applications:front.apply')]
            : ['/sign-in', t('signIn')];
  return (
    <Button component={Link} to={to}>
      {label}
    </Button>
  );
}
