import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import { courseMidterm, readableBank } from '#app/domain/question-bank/readable-bank.server.ts';
import { StudyView } from '#app/domain/question-bank/study/components/study-view.tsx';
import { ownReviews } from '#app/domain/question-bank/study/own-reviews.server.ts';
import { translator } from '#app/i18n/translator.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { headOf } from '#app/ui/head.ts';
import { Page } from '#app/ui/page.tsx';
import { askerIn, notFound } from '#app/web/require-role.ts';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = askerIn(context, params.offering);
  const midterm = courseMidterm(context, asker);
  if (midterm === null) throw notFound();
  const { slug, code, zone, lectures } = context.course.offering(asker.offering);
  const bank = await readableBank(context, asker);
  const titles = new Map(lectures.map((lecture) => [lecture.slug, lecture.title]));
  const { person } = asker;
  const t = translator(context.language, 'study');
  return {
    ...{ slug, code, zone, person: person?.id ?? null },
    publishedFrom: midterm.publishedFrom,
    questions:
      bank?.questions.map((question) => ({
        ...{ slug: question.slug, title: question.title },
        lecture: titles.get(question.lecture) ?? question.title,
      })) ?? null,
    kept:
      bank === null || person === null ? [] : await ownReviews(context.db, { ...asker, person }),
    first: new URL(request.url).searchParams.get('question'),
    now: asker.at.getTime(),
    exam: midterm.begins.getTime(),
    cards: `/${slug}/midterm/study/cards?lang=${context.language}`,
    head: { title: `${t('title')} · ${code}`, description: t('description') },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

/** The midterm's questions as cards, asked in the order that helps most on the day. */
export default function Study() {
  const { slug, code, publishedFrom, questions, ...study } = useLoaderData<typeof loader>();
  const { t } = useTranslation('study');
  return (
    <Page
      eyebrow={
        <>
          {code} · <Link to={`/${slug}/midterm`}>{t('bank')}</Link> ·{' '}
          <Link to={`/${slug}/midterm/mock`}>{t('mock')}</Link>
        </>
      }
      title={t('title')}
      lead={questions !== null && t('lead')}
    >
      {questions === null ? (
        <EmptyState title={t('notYetTitle')}>
          {t('notYet')} <Moment at={publishedFrom} zone={study.zone} />
        </EmptyState>
      ) : (
        <StudyView {...study} offering={slug} questions={questions} />
      )}
      <noscript>{t('scriptsOnly')}</noscript>
    </Page>
  );
}
