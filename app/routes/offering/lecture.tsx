import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useLoaderData, type ClientLoaderFunctionArgs } from '@remix-run/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import { lectureQuestions } from '#app/domain/question-bank/bank-page.server.ts';
import { LectureQuestions } from '#app/domain/question-bank/components/bank-list.tsx';
import { Bench } from '#app/domain/syllabus/components/bench.tsx';
import { Contents } from '#app/domain/syllabus/components/contents.tsx';
import { Materials, Neighbours } from '#app/domain/syllabus/components/lecture-parts.tsx';
import { ReadIn } from '#app/domain/syllabus/components/read-in.tsx';
import { ReadMark, ReadMarkSignedOut } from '#app/domain/syllabus/components/read-mark.tsx';
import { Readings } from '#app/domain/syllabus/components/readings.tsx';
import { preloadRendered, Rendered } from '#app/domain/syllabus/components/rendered.tsx';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { lecturePage } from '#app/domain/syllabus/lecture-page.ts';
import { markLecture } from '#app/domain/syllabus/mark-lecture.server.ts';
import { ownMarks } from '#app/domain/syllabus/own-marks.server.ts';
import { readingMode } from '#app/domain/syllabus/reading.ts';
import { headOf } from '#app/ui/head.ts';
import { Page } from '#app/ui/page.tsx';
import { textOf } from '#app/web/form.ts';
import { askerIn, badRequest, notFound, requirePerson } from '#app/web/require-role.ts';
import classes from './lecture.module.css';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = askerIn(context, params.offering);
  const offering = context.course.offering(asker.offering);
  const file = offering.lectures.find(({ slug }) => slug === params.lecture);
  const lecture = lecturePage(offering, params.lecture ?? '');
  if (file === undefined || lecture === null) throw notFound();
  const { language } = context;
  const mode = readingMode(new URL(request.url).searchParams.get('read'), language);
  return {
    ...{ lecture, mode },
    marks: await ownMarks(context.db, asker),
    notes: await context.content.notes(file, mode),
    questions: await lectureQuestions(context, asker, file.slug),
    head: {
      title: `${lecture.title[language]} · ${offering.code} ${offering.term[language]}`,
      description: lecture.abstract[language],
    },
  };
}

/** Marks the lecture as read, or takes the mark away. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const { offering, at } = askerIn(context, params.offering);
  const person = requirePerson(context, request);
  const intent = textOf(await request.formData(), 'intent');
  if (intent !== 'read' && intent !== 'unread') throw badRequest();
  const mark = { lecture: params.lecture ?? '', read: intent === 'read' };
  if (!(await markLecture(context, { person, offering, at }, mark))) throw notFound();
  const { pathname, search } = new URL(request.url);
  return redirect(pathname + search);
}

/** Entered from another page, the notes are fetched before it is shown: nothing jumps. */
export async function clientLoader({ serverLoader }: ClientLoaderFunctionArgs) {
  const data = await serverLoader<typeof loader>();
  if (data.notes !== null) await preloadRendered(data.notes.hash);
  return data;
}

export const meta: MetaFunction<typeof loader> = headOf;

/** A lecture: contents, notes, and the bench with its instruments. */
export default function Lecture() {
  const { lecture, mode, marks, notes, questions } = useLoaderData<typeof loader>();
  const { t, i18n } = useTranslation('syllabus');
  const say = useSay();
  const [opened, setOpened] = useState(false);
  const { offering, week, start, end, place, instruments } = lecture;
  const mark = marks && <ReadMark marks={marks} lecture={lecture.slug} zone={offering.zone} />;
  const english = i18n.language !== 'en' && !lecture.translated;
  return (
    <Page
      eyebrow={`${offering.code} · ${say(offering.term)} · ${t('weekNumber', { number: week })}`}
      title={<span lang={english ? 'en' : undefined}>{say(lecture.title)}</span>}
      lead={
        <>
          <Moment at={start} end={end} zone={offering.zone} distance={false} />
          {place !== null && ` · ${place}`}
        </>
      }
      action={mark}
    >
      <div
        key={lecture.slug}
        className={classes.lecture}
        data-mode={mode}
        data-contents={(notes?.contents.length ?? 0) > 0}
        data-bench={instruments.length > 0}
        data-opened={opened}
      >
        <Contents headings={notes?.contents ?? []} hidden={mode === 'both' || opened} />
        <div className={classes.head} lang={english ? 'en' : undefined}>
          <p className={classes.abstract}>{say(lecture.abstract)}</p>
          <p className={classes.topics}>{lecture.topics.map(say).join(' · ')}</p>
          <Materials slides={lecture.slides} recording={lecture.recording} />
        </div>
        {instruments.length > 0 && (
          <Bench instruments={instruments} onOpen={() => setOpened(true)} />
        )}
        <div className={classes.notes}>
          {lecture.bilingual && <ReadIn mode={mode} />}
          {notes === null ? <p>{t('noNotes')}</p> : <Rendered hash={notes.hash} />}
          <Readings readings={lecture.readings} />
          <LectureQuestions offering={offering.slug} questions={questions} />
          {mark ?? <ReadMarkSignedOut />}
          <Neighbours lecture={lecture} />
        </div>
      </div>
    </Page>
  );
}
