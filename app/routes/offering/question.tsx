import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import {
  Link,
  useActionData,
  useLoaderData,
  useNavigate,
  useSearchParams,
  type ClientLoaderFunctionArgs,
} from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { v7 as newId } from 'uuid';
import {
  QuestionNeighbours,
  QuestionSide,
} from '#app/domain/question-bank/components/question-side.tsx';
import { QuestionSteps } from '#app/domain/question-bank/components/question-steps.tsx';
import { NotPublishedYet } from '#app/domain/question-bank/components/when-and-what.tsx';
import { Discussion } from '#app/domain/question-bank/discussion/components/discussion.tsx';
import type { Said } from '#app/domain/question-bank/discussion/components/post-form.tsx';
import { answerDiscussionForm } from '#app/domain/question-bank/discussion/discussion-form.server.ts';
import { questionDiscussion } from '#app/domain/question-bank/discussion/question-discussion.server.ts';
import { questionPage } from '#app/domain/question-bank/question-page.server.ts';
import { courseMidterm } from '#app/domain/question-bank/readable-bank.server.ts';
import { answerFlagForm } from '#app/domain/question-bank/unclear/flag-form.server.ts';
import { ownFlags } from '#app/domain/question-bank/unclear/own-flags.server.ts';
import { ReadIn } from '#app/domain/syllabus/components/read-in.tsx';
import { preloadRendered, Rendered } from '#app/domain/syllabus/components/rendered.tsx';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { readingMode } from '#app/domain/syllabus/reading.ts';
import { headOf } from '#app/ui/head.ts';
import { sendOrNotReached, unlessNotReached } from '#app/ui/not-reached.ts';
import { Page } from '#app/ui/page.tsx';
import {
  askerIn,
  badRequest,
  forbidden,
  notFound,
  requirePermission,
} from '#app/web/require-role.ts';
import classes from './midterm.module.css';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = askerIn(context, params.offering);
  const { searchParams } = new URL(request.url);
  const mode = readingMode(searchParams.get('read'), context.language);
  const midterm = courseMidterm(context, asker);
  const page = await questionPage(context, asker, params.question ?? '', mode);
  if (midterm === null || page === null) throw notFound();
  const { slug, code, term, zone } = context.course.offering(asker.offering);
  const { title, topics } = page.question;
  return {
    ...{ offering: { slug, code, term, zone }, midterm, mode },
    ...page,
    flags: await ownFlags(context, asker, page.question.slug),
    discussion: await questionDiscussion(context, asker, page.question.slug, {
      all: searchParams.get('talk') === 'all',
    }),
    keptAs: `${asker.person?.id ?? ''}/discuss/${asker.offering}/${page.question.slug}`,
    requestId: newId(),
    open: searchParams.get('steps') === 'open',
    head: {
      title: `${title[context.language]} · ${code}`,
      description: topics.map((topic) => topic[context.language]).join(' · '),
    },
  };
}

/** Says of a step that one does not understand it, or something in the discussion. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'discuss questions');
  const form = await request.formData();
  const flagged = await answerFlagForm(context, asker, params.question ?? '', form);
  if (flagged !== null) {
    if (!flagged.ok) throw notFound();
    const { pathname, search } = new URL(request.url);
    return redirect(`${pathname}${search}#step-${flagged.step}`);
  }
  const said = await answerDiscussionForm(context, asker, params.question ?? '', form);
  if (said === null) throw badRequest();
  if (!said.ok && said.because === 'not allowed') throw forbidden();
  return data(said, { status: said.ok ? 200 : 422 });
}

export { sendOrNotReached as clientAction, unlessNotReached as shouldRevalidate };

/** Entered from another page, the texts are fetched before it is shown: nothing jumps. */
export async function clientLoader({ serverLoader }: ClientLoaderFunctionArgs) {
  const data = await serverLoader<typeof loader>();
  const { statement, steps } = data.question;
  await Promise.all([statement, ...steps.map(({ hash }) => hash)].map(preloadRendered));
  return data;
}

export const meta: MetaFunction<typeof loader> = headOf;

/** One question of the bank: what is to be shown, and the derivation step by step. */
export default function Question() {
  const page = useLoaderData<typeof loader>();
  const { offering, midterm, mode, question, experiments, number, total, open, flags, discussion } =
    page;
  const { previous, following } = page;
  const said = useActionData<Said>();
  const { t } = useTranslation('midterm');
  const say = useSay();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const { slug, code, term, zone } = offering;
  const to = (one: typeof previous) => () => {
    if (one !== null) void navigate(`/${slug}/midterm/${one.slug}`);
  };
  return (
    <Page
      eyebrow={
        <>
          {code} · {say(term)} · <Link to={`/${slug}/midterm`}>{t('title')}</Link>
        </>
      }
      title={say(question.title)}
      lead={t('place', { number, total })}
    >
      <div className={classes.question}>
        <div className={classes.task} data-mode={mode}>
          <NotPublishedYet midterm={midterm} zone={zone} />
          {question.proposed === undefined && <ReadIn mode={mode} />}
          <Rendered hash={question.statement} />
          <QuestionSteps
            steps={question.steps}
            open={open}
            toggle={toggled(search, open)}
            flags={flags}
            shortcuts={[
              { key: 'j', says: t('following'), run: to(following) },
              { key: 'k', says: t('previous'), run: to(previous) },
            ]}
          />
          {discussion !== null && (
            <Discussion
              key={question.slug}
              steps={question.steps.length}
              {...{ discussion, said, keptAs: page.keptAs, requestId: page.requestId }}
            />
          )}
          <QuestionNeighbours offering={slug} previous={previous} following={following} />
        </div>
        <QuestionSide offering={slug} question={question} experiments={experiments} />
      </div>
    </Page>
  );
}

/** The same address with all steps open, or closed again. */
function toggled(search: URLSearchParams, open: boolean): string {
  const next = new URLSearchParams(search);
  if (open) next.delete('steps');
  else next.set('steps', 'open');
  return `?${next}`;
}
