import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { carryOutPlan } from '#app/domain/enrollment/carry-out-plan.server.ts';
import { changeCapacity } from '#app/domain/enrollment/change-capacity.server.ts';
import { OpenOffers } from '#app/domain/enrollment/components/open-offers.tsx';
import { SeatPlanPanel } from '#app/domain/enrollment/components/seat-plan-panel.tsx';
import { SeatsCount } from '#app/domain/enrollment/components/seats-count.tsx';
import { SeatsDesk } from '#app/domain/enrollment/components/seats-desk.tsx';
import { staffSeats } from '#app/domain/enrollment/staff-seats.server.ts';
import { withdrawOffer } from '#app/domain/enrollment/withdraw-offer.server.ts';
import { translator } from '#app/i18n/translator.ts';
import { headOf } from '#app/ui/head.ts';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { requirePermission } from '#app/web/require-role.ts';

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'manage seats');
  const offering = context.course.offering(asker.offering);
  const search = new URL(request.url).searchParams;
  const wish = { drop: search.getAll('drop'), offer: search.getAll('offer') };
  const t = translator(context.language, 'seats');
  const { code, zone, seats } = offering;
  return {
    ...{ code, zone, wish },
    offerHours: seats.offerHours,
    done: search.has('done'),
    places: await staffSeats(context.db, offering, asker.at, wish),
    head: { title: `${t('title')} · ${code}`, description: t('description') },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

export async function action({ context, request, params }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'manage seats');
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? '');
  const intent = text('intent');
  const why = text('why');
  const done = await (() => {
    switch (intent) {
      case 'carry-out': {
        const wish = {
          drop: form.getAll('drop').map(String),
          offer: form.getAll('offer').map(String),
        };
        const expectedFree = Number(text('expectedFree'));
        return carryOutPlan(context, asker, { ...wish, why, expectedFree });
      }
      case 'capacity':
        return changeCapacity(context, asker, { capacity: numberOf(text('capacity')), why });
      case 'withdraw':
        return withdrawOffer(context, asker, { personId: text('person'), why });
      default:
        return { ok: false, because: 'nothing chosen' } as const;
    }
  })();
  if (!done.ok) return data({ intent, because: done.because, why }, { status: 409 });
  // A seat that has become free goes to the next one now.
  await context.jobs.nudge('portal.tick');
  return redirect(`/${asker.offering}/staff/seats?done`);
}

function numberOf(typed: string): number {
  return /^\d{1,6}$/.test(typed.trim()) ? Number(typed) : Number.NaN;
}

/** Seats, offers and the waitlist, with a plan of what would follow from a change. */
export default function StaffSeats() {
  const { code, zone, wish, offerHours, places, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation('seats');
  const ofCapacity = refused?.intent === 'capacity';
  const atField = refused?.because === 'reason missing' || refused?.because === 'no such number';
  return (
    <Page eyebrow={code} title={t('title')} lead={t('lead')}>
      {refused !== undefined && !atField && <Notice tone="late">{t(refused.because)}</Notice>}
      {done && refused === undefined && <Notice tone="done">{t('done')}</Notice>}
      <SeatsCount
        key={`${places.seats.capacity}`}
        seats={places.seats}
        problem={ofCapacity && atField ? (refused?.because as 'reason missing') : undefined}
      />
      {places.plan !== null && (
        <SeatPlanPanel
          plan={places.plan}
          offerHours={offerHours}
          why={ofCapacity ? undefined : refused?.why}
          reasonMissing={!ofCapacity && refused?.because === 'reason missing'}
        />
      )}
      <OpenOffers offers={places.offers} zone={zone} />
      <SeatsDesk places={places} wish={wish} zone={zone} />
    </Page>
  );
}
