import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData, type ClientLoaderFunctionArgs } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { v7 as newId } from 'uuid';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import { HomeworkSide } from '#app/domain/homework/components/homework-side.tsx';
import { readableHomework } from '#app/domain/homework/course-homework.server.ts';
import { HandInDesk } from '#app/domain/homework/hand-in/components/hand-in-desk.tsx';
import { answerHandInForm } from '#app/domain/homework/hand-in/hand-in-form.server.ts';
import { ownHandIn } from '#app/domain/homework/hand-in/own-hand-in.server.ts';
import { ownHomework } from '#app/domain/homework/own-homework.server.ts';
import { ownStateOf } from '#app/domain/homework/own-state.ts';
import { ReadIn } from '#app/domain/syllabus/components/read-in.tsx';
import { preloadRendered, Rendered } from '#app/domain/syllabus/components/rendered.tsx';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { readingMode } from '#app/domain/syllabus/reading.ts';
import { workTitle } from '#app/domain/syllabus/work-title.ts';
import { translator } from '#app/i18n/translator.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { headOf } from '#app/ui/head.ts';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { sendOrNotReached, unlessNotReached } from '#app/ui/not-reached.ts';
import { askerIn, badRequest, notFound, requirePermission } from '#app/web/require-role.ts';
import classes from './homework.module.css';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = askerIn(context, params.offering);
  const { slug, code, term, zone, archived } = context.course.offering(asker.offering);
  const readable = await readableHomework(context, asker, params.homework ?? '');
  if (readable === null) throw notFound();
  const { homework, task, texts } = readable;
  const { person } = asker;
  const { language } = context;
  const work = await ownHomework(context, asker);
  const mode = readingMode(new URL(request.url).searchParams.get('read'), language);
  const t = translator(language, 'homework');
  return {
    offering: { slug, code, term, zone, archived },
    homework,
    task,
    own: ownStateOf(work, homework.slug),
    handIn: person && (await ownHandIn(context, { ...asker, person }, homework.slug, work)),
    requestId: newId(),
    mode,
    notes: texts.statement && (await context.content.notes(texts.statement, mode)),
    bilingual: texts.statement?.notes.zh != null,
    head: {
      title: `${workTitle(homework.slug, homework.title[language])} · ${code}`,
      description: t('description'),
    },
  };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'hand in homework');
  const form = await request.formData();
  const answer = await answerHandInForm(context, asker, params.homework ?? '', form);
  if (answer === null) throw badRequest();
  return answer;
}

export { sendOrNotReached as clientAction, unlessNotReached as shouldRevalidate };

/** Entered from another page, the text is fetched before it is shown: nothing jumps. */
export async function clientLoader({ serverLoader }: ClientLoaderFunctionArgs) {
  const data = await serverLoader<typeof loader>();
  if (data.notes !== null) await preloadRendered(data.notes.hash);
  return data;
}

export const meta: MetaFunction<typeof loader> = headOf;

/** One homework: what it asks, and beside it by when, how the reader stands and what it is worth. */
export default function Homework() {
  const { offering, homework, task, own, mode, notes, bilingual, handIn, requestId } =
    useLoaderData<typeof loader>();
  const { t } = useTranslation('homework');
  const say = useSay();
  const { slug, code, term, zone, archived } = offering;
  return (
    <Page
      eyebrow={
        <>
          {code} · {say(term)} · <Link to={`/${slug}/homework`}>{t('title')}</Link>
        </>
      }
      title={workTitle(homework.slug, say(homework.title))}
    >
      <div className={classes.homework} data-mode={mode}>
        <HomeworkSide
          {...{ zone, archived, homework, task, own, offering: slug }}
          contents={notes?.contents ?? []}
          desk={handIn !== null}
        />
        <div className={classes.task}>
          {notes === null ? (
            <NothingYet homework={homework} zone={zone} />
          ) : (
            <>
              {!homework.out.statement && <Notice tone="soon">{t('notOutStaff')}</Notice>}
              {bilingual && <ReadIn mode={mode} />}
              <Rendered hash={notes.hash} />
            </>
          )}
          {handIn && <HandInDesk own={handIn} requestId={requestId} zone={zone} />}
        </div>
      </div>
    </Page>
  );
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>>;

function NothingYet({ homework, zone }: { homework: Shown['homework']; zone: string }) {
  const { t } = useTranslation('homework');
  if (homework.out.statement) {
    return <EmptyState title={t('notWritten')}>{t('notWrittenText')}</EmptyState>;
  }
  return (
    <EmptyState title={t('notOut')}>
      <p>
        {t('comesOut')} <Moment at={homework.released} zone={zone} />
      </p>
      <p>{t('notOutText')}</p>
    </EmptyState>
  );
}
