import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Deadline } from '#app/domain/calendar/components/deadline.tsx';
import {
  ChangedPlan,
  OpeningPlan,
  plannedReadings,
} from '#app/domain/projects/peer/components/peer-plan.tsx';
import { GiveForm, PeerProgress } from '#app/domain/projects/peer/components/peer-progress.tsx';
import { progressOf, RoundActions } from '#app/domain/projects/peer/components/round-actions.tsx';
import { RoundTerms } from '#app/domain/projects/peer/components/round-terms.tsx';
import classes from '#app/domain/projects/peer/components/staff-peers.module.css';
import {
  answerPeerForm,
  type PeerAnswerOfStaff,
} from '#app/domain/projects/peer/peer-form.server.ts';
import { staffPeers } from '#app/domain/projects/peer/staff-peers.server.ts';
import { stageName } from '#app/domain/projects/stage-name.ts';
import { translator } from '#app/i18n/translator.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { headOf } from '#app/ui/head.ts';
import { sendOrNotReached, unlessNotReached, type NotReached } from '#app/ui/not-reached.ts';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { badRequest, notFound, requirePermission } from '#app/web/require-role.ts';

const told = ['carry-out', 'release', 'remind', 'give', 'end', 'hold', 'let-go'] as const;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'give feedback');
  const { db, course, language } = context;
  const stage = stageName(params.stage);
  const peers = stage && (await staffPeers(db, course, asker, stage));
  if (peers === null) throw notFound();
  const { code, zone, archived } = course.offering(asker.offering);
  const search = new URL(request.url).searchParams;
  const done = told.find((intent) => intent === search.get('done')) ?? null;
  const count = /^\d{1,4}$/.test(search.get('count') ?? '') ? Number(search.get('count')) : 0;
  const t = translator(language, 'peer');
  const title = t('staff.title', { stage: peers.title[language] });
  return {
    ...{ peers, code, zone, archived, offering: asker.offering, title },
    done: done && { intent: done, count },
    head: { title: `${title} · ${code}`, description: t('staff.description') },
  };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'give feedback');
  const stage = stageName(params.stage);
  if (stage === null) throw notFound();
  const answer = await answerPeerForm(context, asker, stage, await request.formData());
  if (answer === null) throw badRequest();
  if (!answer.ok) return data(answer, { status: 422 });
  const done = new URLSearchParams({ done: answer.intent, count: `${answer.count}` });
  throw redirect(`/${asker.offering}/staff/peer/${stage}?${done}`);
}

export { sendOrNotReached as clientAction, unlessNotReached as shouldRevalidate };

export const meta: MetaFunction<typeof loader> = headOf;

/** A stage's round of peer feedback: the plan, who is how far, what they say. */
export default function StaffPeersPage() {
  const { peers, code, zone, archived, offering, title, done } = useLoaderData<typeof loader>();
  const said = useActionData<PeerAnswerOfStaff | NotReached>();
  const { t } = useTranslation('peer');
  const answer = said !== undefined && 'intent' in said ? said : null;
  // What was wrong with a field stands beside it.
  const refused = said?.ok === false && !(answer && (answer.reading || answer.intent === 'give'));
  const open = peers.round !== null;
  return (
    <Page
      eyebrow={<Link to={`/${offering}/staff/projects`}>{`${code} · ${t('staff.back')}`}</Link>}
      title={title}
      lead={open ? t('staff.leadOpen', progressOf(peers)) : t('staff.leadBefore')}
      action={open && !archived && <RoundActions peers={peers} />}
    >
      <div className={classes.notice}>
        {refused && <Notice tone="late">{t(`staff.refused.${said.because}`)}</Notice>}
        {said === undefined && done !== null && (
          <Notice tone="done">{t(`staff.done.${done.intent}`, { count: done.count })}</Notice>
        )}
      </div>
      <RoundTerms peers={peers} zone={zone} />
      {open && !archived && <ChangedPlan peers={peers} />}
      {open && <PeerProgress {...{ peers, answer, zone, offering }} mayChange={!archived} />}
      {open && !archived && <GiveForm key={done?.intent} peers={peers} answer={answer} />}
      {!open && plannedReadings(peers) > 0 && !archived && <OpeningPlan peers={peers} />}
      {!open && (plannedReadings(peers) === 0 || archived) && (
        <div className={classes.section}>
          <EmptyState title={t('staff.emptyTitle')}>
            {t('staff.empty')} {t('staff.stageDue')}{' '}
            <Deadline at={peers.deadline} zone={zone} done={archived} />
          </EmptyState>
        </div>
      )}
    </Page>
  );
}
