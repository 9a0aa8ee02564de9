import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { DecideProposal } from '#app/domain/question-bank/proposals/components/decide-proposal.tsx';
import {
  ProposalForm,
  type Said,
} from '#app/domain/question-bank/proposals/components/proposal-form.tsx';
import { ProposalHistory } from '#app/domain/question-bank/proposals/components/proposal-history.tsx';
import { ProposalSide } from '#app/domain/question-bank/proposals/components/proposal-side.tsx';
import { ProposalStateMark } from '#app/domain/question-bank/proposals/components/proposal-state.tsx';
import { ProposedText } from '#app/domain/question-bank/proposals/components/proposed-text.tsx';
import { WhatNext } from '#app/domain/question-bank/proposals/components/what-next.tsx';
import classes from '#app/domain/question-bank/proposals/components/proposals.module.css';
import { lecturesToProposeFor } from '#app/domain/question-bank/proposals/covered-lectures.ts';
import { answerProposalForm } from '#app/domain/question-bank/proposals/proposal-form.server.ts';
import { proposalPage } from '#app/domain/question-bank/proposals/proposal-page.server.ts';
import { typedQuestion } from '#app/domain/question-bank/proposals/typed-question.ts';
import { courseMidterm } from '#app/domain/question-bank/readable-bank.server.ts';
import { headOf } from '#app/ui/head.ts';
import { alsoWhenChanged, sendOrNotReached } from '#app/ui/not-reached.ts';
import { Page } from '#app/ui/page.tsx';
import { badRequest, notFound, requirePermission } from '#app/web/require-role.ts';
import questionClasses from './midterm.module.css';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'propose questions');
  const { slug, code, zone, ...offering } = context.course.offering(asker.offering);
  const compared = Number(new URL(request.url).searchParams.get('changes')) || null;
  const page = await proposalPage(context, asker, params.proposal ?? '', compared);
  const midterm = courseMidterm(context, asker);
  if (page === null || midterm === null) throw notFound();
  const { title } = page.question;
  return {
    ...{ slug, code, zone, page, published: midterm.published },
    lectures: lecturesToProposeFor(offering) ?? [],
    begin: typedQuestion(page.question),
    keptAs: `${asker.person.id}/proposal/${page.id}`,
    head: { title: `${title} · ${code}`, description: title },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

export async function action({ context, params, request }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'propose questions');
  const form = await request.formData();
  const said = await answerProposalForm(context, asker, params.proposal ?? '', form);
  if (said === null) throw badRequest();
  if (!said.ok && said.because === 'not found') throw notFound();
  return data(said, { status: said.ok ? 200 : 422 });
}

export { sendOrNotReached as clientAction, alsoWhenChanged as shouldRevalidate };

/** A proposed question: as it stands, what can be done with it, and what happened to it. */
export default function Proposal() {
  const { slug, code, zone, page, published, lectures, begin, keptAs } =
    useLoaderData<typeof loader>();
  const said = useActionData<Said>();
  const { t } = useTranslation('proposals');
  const fold = useRef<HTMLDetailsElement>(null);
  const edits =
    said !== undefined && 'intent' in said && said.intent !== 'decide' ? said : undefined;
  const isHandedOver = edits?.ok === true && edits.intent === 'hand-over';
  const isEdited = (page.own && page.state === 'changes') || (edits !== undefined && !isHandedOver);
  return (
    <Page
      eyebrow={
        <>
          {code} · <Link to={`/${slug}/midterm`}>{t('bank')}</Link>
        </>
      }
      title={page.question.title}
      lead={<ProposalStateMark state={page.state} />}
    >
      <div className={questionClasses.question}>
        <div className={questionClasses.task}>
          <WhatNext offering={slug} page={page} published={published} />
          <ProposedText rendered={page.rendered} />
          {page.verdicts.length > 0 && (
            <DecideProposal keptAs={`${keptAs}/why`} said={said} {...page} />
          )}
          {page.mayEdit && (
            <details ref={fold} className={classes.edit} open={isEdited}>
              <summary>{t('edit')}</summary>
              <ProposalForm
                intent="hand-over"
                fields={{ before: String(page.version) }}
                noteHelp={t(page.own ? 'help.note' : 'help.noteOwed')}
                keptAs={`${keptAs}/edit`}
                onSent={() => {
                  if (fold.current !== null) fold.current.open = false;
                }}
                {...{ begin, lectures, said: edits }}
              />
            </details>
          )}
          <ProposalHistory events={page.events} zone={zone} />
        </div>
        <ProposalSide offering={slug} page={page} />
      </div>
    </Page>
  );
}
