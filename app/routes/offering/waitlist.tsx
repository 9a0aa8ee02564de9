import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Deadline } from '#app/domain/calendar/components/deadline.tsx';
import { answerOffer } from '#app/domain/enrollment/answer-offer.server.ts';
import { openness } from '#app/domain/enrollment/application/application.ts';
import { changeOwnPlace } from '#app/domain/enrollment/change-own-place.server.ts';
import { HomeworkLines } from '#app/domain/homework/components/homework-lines.tsx';
import { studentHomework, type OwnHomework } from '#app/domain/homework/student-homework.server.ts';
import { isStaff } from '#app/domain/people/permissions.ts';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { workTitle } from '#app/domain/syllabus/work-title.ts';
import { OpenMeanwhile } from '#app/domain/waitlist/components/open-meanwhile.tsx';
import { OwnChoices, OwnOffer } from '#app/domain/waitlist/components/own-choices.tsx';
import { OwnHistory } from '#app/domain/waitlist/components/own-history.tsx';
import { OwnStanding } from '#app/domain/waitlist/components/own-standing.tsx';
import { ownPlace, type OwnPlace } from '#app/domain/waitlist/own-place.server.ts';
import { placeInWords } from '#app/domain/waitlist/place-in-words.ts';
import { asLanguage } from '#app/i18n/languages.ts';
import { translator } from '#app/i18n/translator.ts';
import { headOf } from '#app/ui/head.ts';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { requirePermission } from '#app/web/require-role.ts';
import classes from './waitlist.module.css';

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'see own place');
  const offering = context.course.offering(asker.offering);
  if (isStaff(asker.role)) throw redirect(`/${offering.slug}/staff/seats`);
  const t = translator(context.language, 'waitlist');
  const own = await ownPlace(context.db, offering, asker);
  // Only whoever waits is told what their homework was worth, for it decides their place.
  const homework = own.place === null ? [] : await homeworkOf(context, asker);
  return {
    slug: offering.slug,
    code: offering.code,
    zone: offering.zone,
    own,
    homework,
    applyOpen: offering.application !== null && openness(offering.application, asker.at) === 'open',
    head: { title: `${t('title')} · ${offering.code}`, description: t('description') },
  };
}

async function homeworkOf(
  { db, course }: Parameters<typeof answerOffer>[0],
  asker: Parameters<typeof studentHomework>[2],
) {
  return (await studentHomework(db, course, asker)).homework;
}

export const meta: MetaFunction<typeof loader> = headOf;

export async function action({ context, request, params }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'see own place');
  const intent = (await request.formData()).get('intent');
  const done = await carryOut(context, asker, intent);
  if (done === null) return data({ because: 'not now' as const }, { status: 422 });
  if (!done.ok) return data({ because: done.because }, { status: 409 });
  // A seat that has become free goes to the next one now.
  await context.jobs.nudge('portal.tick');
  return redirect(`/${asker.offering}/waitlist`);
}

type Services = Parameters<typeof answerOffer>[0];
type OwnAsker = Parameters<typeof answerOffer>[1];

function carryOut(services: Services, asker: OwnAsker, intent: FormDataEntryValue | null) {
  switch (intent) {
    case 'accepted':
    case 'declined':
      return answerOffer(services, asker, intent);
    case 'leave':
    case 'return':
    case 'audit':
      return changeOwnPlace(services, asker, intent);
    default:
      return null;
  }
}

const refusals = {
  'no offer': 'no offer',
  expired: 'expiredAnswer',
  'no seat left': 'no seat left',
  archived: 'archivedAnswer',
  'not now': 'not now',
  'must apply': 'must apply',
} as const;

/** Where somebody stands, why, and what they can do about it. */
export default function Waitlist() {
  const { slug, code, zone, own, homework, applyOpen } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.because;
  const { t } = useTranslation('waitlist');
  const { state, place } = own;
  return (
    <Page eyebrow={code} {...useHeadOf(own)}>
      {refused !== undefined && <Notice tone="late">{t(refusals[refused])}</Notice>}
      <div className={classes.parts}>
        {state?.is === 'offered' && <OwnOffer expiresAt={state.expiresAt} zone={zone} />}
        {place !== null && <Waits own={{ ...own, place }} zone={zone} homework={homework} />}
        {place === null && <OwnChoices own={own} offering={slug} applyOpen={applyOpen} />}
        <OpenMeanwhile offering={slug} graded={place !== null} />
        <OwnHistory history={own.history} zone={zone} />
        {place !== null && <OwnChoices own={own} offering={slug} applyOpen={false} />}
      </div>
    </Page>
  );
}

/** The sentence that says where somebody stands, and the one that says why. */
function useHeadOf({ state, place }: OwnPlace) {
  const { t, i18n } = useTranslation('waitlist');
  if (place !== null) {
    const language = asLanguage(i18n.language) ?? 'en';
    return {
      title: (
        <span className={classes.place}>
          {t('you', { count: place.position, ordinal: true, of: place.of })}
        </span>
      ),
      lead: <span className={classes.sentence}>{placeInWords(place, t, language)}</span>,
    };
  }
  if (state?.is === 'offered') return { title: t('offerTitle') };
  const words = wordsOf(state);
  return { title: t(words), lead: t(`${words}Lead`) };
}

function wordsOf(state: OwnPlace['state']) {
  if (state === null) return 'nobody';
  if (state.is === 'seated') return 'seat';
  if (state.is === 'out') return state.how === 'audits' ? 'audit' : state.how;
  return 'applicant';
}

function Waits(props: {
  own: Parameters<typeof OwnStanding>[0]['own'];
  zone: string;
  homework: OwnHomework[];
}) {
  const { own, zone, homework } = props;
  const next = homework.find(({ price, handedIn }) => price?.ok === true && handedIn === null);
  return (
    <OwnStanding
      own={own}
      zone={zone}
      homework={<HomeworkLines homework={homework} zone={zone} strongScore={own.strongScore} />}
      nextChance={next === undefined ? null : <NextChance homework={next} zone={zone} />}
    />
  );
}

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
