import { Checkbox } from '@mantine/core';
import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { v7 as newId } from 'uuid';
import {
  ProposalForm,
  type Said,
} from '#app/domain/question-bank/proposals/components/proposal-form.tsx';
import { ProposalList } from '#app/domain/question-bank/proposals/components/proposal-list.tsx';
import classes from '#app/domain/question-bank/proposals/components/proposals.module.css';
import { lecturesToProposeFor } from '#app/domain/question-bank/proposals/covered-lectures.ts';
import { ownProposals } from '#app/domain/question-bank/proposals/list-proposals.server.ts';
import { answerProposeForm } from '#app/domain/question-bank/proposals/proposal-form.server.ts';
import { emptyQuestion } from '#app/domain/question-bank/proposals/typed-question.ts';
import { translator } from '#app/i18n/translator.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { headOf } from '#app/ui/head.ts';
import { sendOrNotReached, unlessNotReached } from '#app/ui/not-reached.ts';
import { Page } from '#app/ui/page.tsx';
import { badRequest, notFound, requirePermission } from '#app/web/require-role.ts';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'propose questions');
  const { slug, code, archived, ...offering } = context.course.offering(asker.offering);
  const lectures = lecturesToProposeFor(offering);
  if (lectures === null) throw notFound();
  const t = translator(context.language, 'proposals');
  return {
    ...{ slug, code, archived, lectures, requestId: newId() },
    begin: emptyQuestion(lectures[0]?.slug ?? '', context.language),
    keptAs: `${asker.person.id}/propose/${slug}`,
    own: await ownProposals(context.db, asker),
    head: { title: `${t('title')} · ${code}`, description: t('description') },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

export async function action({ context, params, request }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'propose questions');
  const said = await answerProposeForm(context, asker, await request.formData());
  if (said === null) throw badRequest();
  if (!said.ok && said.because === 'not found') throw notFound();
  return data(said, { status: said.ok ? 200 : 422 });
}

export { sendOrNotReached as clientAction, unlessNotReached as shouldRevalidate };

/** Proposing a question for the midterm's bank, and what became of those one has proposed. */
export default function Propose() {
  const { slug, code, archived, own, lectures, begin, keptAs, requestId } =
    useLoaderData<typeof loader>();
  const said = useActionData<Said>();
  const { t } = useTranslation('proposals');
  return (
    <Page
      eyebrow={
        <>
          {code} · <Link to={`/${slug}/midterm`}>{t('bank')}</Link>
        </>
      }
      title={t('title')}
      lead={archived ? undefined : t('lead')}
      width="read"
    >
      <div className={classes.parts}>
        {archived ? (
          <EmptyState title={t('over')}>{t('overText')}</EmptyState>
        ) : (
          <ProposalForm
            intent="propose"
            noteHelp={null}
            fields={{ requestId }}
            {...{ keptAs, begin, lectures, said }}
          >
            <Checkbox name="named" label={t('named')} description={t('namedHelp')} />
          </ProposalForm>
        )}
        <section aria-labelledby="own">
          <h2 id="own" className={classes.head}>
            {t('own')}
          </h2>
          {own.length === 0 ? (
            <p className={classes.soft}>{t('ownNone')}</p>
          ) : (
            <ProposalList offering={slug} proposals={own} authors={false} />
          )}
        </section>
      </div>
    </Page>
  );
}
