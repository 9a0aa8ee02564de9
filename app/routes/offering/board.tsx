import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { v7 as newId } from 'uuid';
import { isStaff } from '#app/domain/people/permissions.ts';
import { answerBoardForm, type BoardAnswer } from '#app/domain/projects/team/board-form.server.ts';
import { board } from '#app/domain/projects/team/board.server.ts';
import { filterCards, readBoardFilter } from '#app/domain/projects/team/card.ts';
import { BoardCards } from '#app/domain/projects/team/components/board-cards.tsx';
import { BoardFilterLinks } from '#app/domain/projects/team/components/board-filter-links.tsx';
import { CardForm } from '#app/domain/projects/team/components/card-form.tsx';
import { SuggestForm } from '#app/domain/projects/team/components/suggest-form.tsx';
import classes from '#app/domain/projects/team/components/team.module.css';
import { translator } from '#app/i18n/translator.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { headOf } from '#app/ui/head.ts';
import { sendOrNotReached, unlessNotReached, type NotReached } from '#app/ui/not-reached.ts';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { badRequest, forbidden, requirePermission } from '#app/web/require-role.ts';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'see class list');
  const { db, course, language } = context;
  const shown = await board(db, course, asker);
  if (shown === null) throw forbidden();
  const filter = readBoardFilter(new URL(request.url).searchParams);
  const { policy, archived, code } = course.offering(asker.offering);
  const t = translator(language, 'board');
  return {
    ...{ filter, code, offering: asker.offering, limit: policy.team.max, as: shown.as },
    ...{ inviteTo: shown.inviteTo, own: shown.cards.find(({ own }) => own) },
    cards: filterCards(shown.cards, filter),
    any: shown.cards.length > 0,
    matches: isStaff(asker.role) && !archived,
    requestId: newId(),
    head: { title: `${t('title')} · ${code}`, description: t('lead') },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

/** Puts a card up or takes it off, asks a team, or suggests a match; refused it stays as typed. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'see class list');
  const answer = await answerBoardForm(context, asker, await request.formData());
  if (answer === null) throw badRequest();
  return data(answer, { status: answer.ok ? 200 : 422 });
}

export { sendOrNotReached as clientAction, unlessNotReached as shouldRevalidate };

/** Who looks for a team, and which team looks for somebody: only who wants to be is here. */
export default function BoardPage() {
  const loaded = useLoaderData<typeof loader>();
  const { cards, any, filter, offering, code, limit, as, own, inviteTo, matches } = loaded;
  const said = useActionData<BoardAnswer | NotReached>();
  const { t } = useTranslation('board');
  const answer = said !== undefined && 'intent' in said ? said : null;
  const atField = answer?.intent === 'suggest' || answer?.intent === 'card';
  const choosing = matches ? 'match-form' : null;
  return (
    <Page eyebrow={code} title={t('title')} lead={t('lead')} width="read">
      <div className={classes.notice}>
        {said?.ok === false && !(atField && answer !== null) && (
          <Notice tone="late">{t(`refused.${said.because}`)}</Notice>
        )}
        {answer?.ok === true && <Notice tone="done">{t(`done.${answer.intent}`)}</Notice>}
      </div>
      {as !== null && <CardForm key={own?.id ?? 'none'} as={as} own={own} answer={answer} />}
      {any && <BoardFilterLinks filter={filter} />}
      {cards.length === 0 ? (
        <EmptyState
          title={t(any ? 'noneFound' : 'empty')}
          action={any && <Link to=".">{t('showAll')}</Link>}
        >
          {t(any ? 'noneFoundText' : 'emptyText')}
        </EmptyState>
      ) : (
        <BoardCards {...{ cards, offering, inviteTo, choosing }} />
      )}
      {as === 'self' && own === undefined && cards.some(({ team }) => team !== null) && (
        <p className={`${classes.soft} ${classes.part}`}>{t('askHint')}</p>
      )}
      {choosing !== null && any && (
        <SuggestForm id={choosing} limit={limit} requestId={loaded.requestId} answer={answer} />
      )}
    </Page>
  );
}
