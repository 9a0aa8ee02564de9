import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Deadline } from '#app/domain/calendar/components/deadline.tsx';
import { HomeworkLines } from '#app/domain/homework/components/homework-lines.tsx';
import { studentHomework, type OwnHomework } from '#app/domain/homework/student-homework.server.ts';
import { isStaff } from '#app/domain/people/permissions.ts';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { workTitle } from '#app/domain/syllabus/work-title.ts';
import { OpenMeanwhile } from '#app/domain/waitlist/components/open-meanwhile.tsx';
import { OwnStanding } from '#app/domain/waitlist/components/own-standing.tsx';
import { WaitlistTable } from '#app/domain/waitlist/components/waitlist-table.tsx';
import { ownPlace } from '#app/domain/waitlist/own-place.server.ts';
import { placeInWords } from '#app/domain/waitlist/place-in-words.ts';
import { staffWaitlist } from '#app/domain/waitlist/staff-waitlist.server.ts';
import { asLanguage } from '#app/i18n/languages.ts';
import { translator } from '#app/i18n/translator.ts';
import { Page } from '#app/ui/page.tsx';
import { requirePermission } from '#app/web/require-role.ts';
import classes from './waitlist.module.css';

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'see own place');
  const offering = context.course.offering(asker.offering);
  const t = translator(context.language, 'waitlist');
  const shared = {
    slug: offering.slug,
    code: offering.code,
    zone: offering.zone,
    head: { title: `${t('title')} · ${offering.code}`, description: t('description') },
  };
  if (isStaff(asker.role)) {
    const query = new URL(request.url).searchParams.get('q')?.trim() ?? '';
    const list = await staffWaitlist(context.db, offering, asker.at, query);
    return { ...shared, view: 'staff' as const, query, list };
  }
  const [own, { homework }] = await Promise.all([
    ownPlace(context.db, offering, asker),
    studentHomework(context.db, context.course, asker),
  ]);
  return { ...shared, view: 'own' as const, own, homework };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.head.title ?? 'Practicum' },
  { name: 'description', content: data?.head.description ?? '' },
];

type Shown = ReturnType<typeof useLoaderData<typeof loader>>;

/** Where somebody stands on the waitlist and why; for staff, the whole list in its order. */
export default function Waitlist() {
  const shown = useLoaderData<typeof loader>();
  return shown.view === 'staff' ? <StaffView {...shown} /> : <OwnView {...shown} />;
}

function StaffView({ code, zone, query, list }: Extract<Shown, { view: 'staff' }>) {
  const { t } = useTranslation('waitlist');
  const { people, waiting, seats, strongScore } = list;
  return (
    <Page
      eyebrow={code}
      title={t('title')}
      lead={`${t('staffLead', { count: waiting, ...seats })} ${t('staffRule', { threshold: strongScore })}`}
    >
      <WaitlistTable people={people} zone={zone} query={query} />
    </Page>
  );
}

function OwnView({ slug, code, zone, own, homework }: Extract<Shown, { view: 'own' }>) {
  const { t, i18n } = useTranslation('waitlist');
  const { place, role } = own;
  if (place === null) {
    const words = role === 'waitlisted' || role === 'visitor' ? 'audit' : standing[role];
    return (
      <Page eyebrow={code} title={t(words)} lead={t(`${words}Lead`)} width="read">
        <OpenMeanwhile offering={slug} graded={false} />
      </Page>
    );
  }
  const language = asLanguage(i18n.language) ?? 'en';
  const next = homework.find(({ price, handedIn }) => price?.ok === true && handedIn === null);
  return (
    <Page
      eyebrow={code}
      title={
        <span className={classes.place}>
          {t('you', { count: place.position, ordinal: true, of: place.of })}
        </span>
      }
      lead={<span className={classes.sentence}>{placeInWords(place, t, language)}</span>}
    >
      <OwnStanding
        own={{ ...own, place }}
        zone={zone}
        homework={<HomeworkLines homework={homework} zone={zone} strongScore={own.strongScore} />}
        nextChance={next === undefined ? null : <NextChance homework={next} zone={zone} />}
      />
      <OpenMeanwhile offering={slug} graded />
    </Page>
  );
}

/** What to say to somebody who does not wait. */
const standing = {
  student: 'seat',
  auditor: 'audit',
  applicant: 'applicant',
  dropped: 'dropped',
  instructor: 'seat',
  assistant: 'seat',
} as const;

function NextChance({ homework, zone }: { homework: OwnHomework; zone: string }) {
  const { t } = useTranslation('waitlist');
  const say = useSay();
  return (
    <>
      {t('nextChance', { title: workTitle(homework.slug, say(homework.title)) })}{' '}
      <Deadline at={homework.due} zone={zone} />
    </>
  );
}
