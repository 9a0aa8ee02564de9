import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { openness } from '#app/domain/enrollment/application/application.ts';
import { answerPlaceForm } from '#app/domain/enrollment/place-form.server.ts';
import { WaitingStanding } from '#app/domain/homework/components/waiting-standing.tsx';
import { studentHomework } from '#app/domain/homework/student-homework.server.ts';
import { isStaff } from '#app/domain/people/permissions.ts';
import { OpenMeanwhile } from '#app/domain/waitlist/components/open-meanwhile.tsx';
import { OwnChoices, OwnOffer } from '#app/domain/waitlist/components/own-choices.tsx';
import { OwnHistory } from '#app/domain/waitlist/components/own-history.tsx';
import { usePlaceHead } from '#app/domain/waitlist/components/use-place-head.tsx';
import { ownPlace } from '#app/domain/waitlist/own-place.server.ts';
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
  const homework =
    own.place === null ? [] : (await studentHomework(context.db, context.course, asker)).homework;
  return {
    slug: offering.slug,
    code: offering.code,
    zone: offering.zone,
    own,
    homework,
    policy: offering.policy.late,
    applyOpen: offering.application !== null && openness(offering.application, asker.at) === 'open',
    head: { title: `${t('title')} · ${offering.code}`, description: t('description') },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

export async function action({ context, request, params }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'see own place');
  const done = await answerPlaceForm(context, asker, await request.formData());
  if (done === null) return data({ because: 'not now' as const }, { status: 422 });
  if (!done.ok) return data({ because: done.because }, { status: 409 });
  // A seat that has become free goes to the next one now.
  await context.jobs.nudge('portal.tick');
  return redirect(`/${asker.offering}/waitlist`);
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
  const { slug, code, zone, own, homework, policy, applyOpen } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.because;
  const { t } = useTranslation('waitlist');
  const { state, place } = own;
  return (
    <Page eyebrow={code} {...usePlaceHead(own)}>
      {refused !== undefined && <Notice tone="late">{t(refusals[refused])}</Notice>}
      <div className={classes.parts}>
        {state?.is === 'offered' && <OwnOffer expiresAt={state.expiresAt} zone={zone} />}
        {place !== null && (
          <WaitingStanding
            own={{ ...own, place }}
            offering={slug}
            {...{ zone, homework, policy }}
          />
        )}
        {place === null && <OwnChoices own={own} offering={slug} applyOpen={applyOpen} />}
        <OpenMeanwhile offering={slug} graded={place !== null} />
        <OwnHistory history={own.history} zone={zone} />
        {place !== null && <OwnChoices own={own} offering={slug} applyOpen={false} />}
      </div>
    </Page>
  );
}
