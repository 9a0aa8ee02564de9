import { Button } from '@mantine/core';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData, type ClientLoaderFunctionArgs } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { dayText } from '#app/domain/calendar/moment.ts';
import paperClasses from '#app/domain/projects/document/paper/components/paper.module.css';
import { PrintedQuestion } from '#app/domain/question-bank/components/printed-bank.tsx';
import { ExamCopy } from '#app/domain/gradebook/midterm/components/exam-copy.tsx';
import { midtermPaper } from '#app/domain/gradebook/midterm/midterm-paper.server.ts';
import { courseMidterm } from '#app/domain/question-bank/readable-bank.server.ts';
import { ReadIn } from '#app/domain/syllabus/components/read-in.tsx';
import { preloadRendered } from '#app/domain/syllabus/components/rendered.tsx';
import { readingMode } from '#app/domain/syllabus/reading.ts';
import { translator } from '#app/i18n/translator.ts';
import { headOf } from '#app/ui/head.ts';
import { Page } from '#app/ui/page.tsx';
import { notFound, requirePermission } from '#app/web/require-role.ts';
import classes from '../midterm.module.css';

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'draw midterm');
  const { searchParams } = new URL(request.url);
  const { language, course } = context;
  const mode = readingMode(searchParams.get('read'), language);
  const key = searchParams.get('key') === 'yes';
  const forPeople = !key && searchParams.get('for') === 'people';
  const midterm = courseMidterm(context, asker);
  const printed = await midtermPaper(context, asker, mode, forPeople);
  if (midterm === null || printed === null) throw notFound();
  const { slug, code, term, zone, project } = course.offering(asker.offering);
  const t = translator(language, 'draw');
  return {
    ...{ slug, mode, key, printed, minutes: midterm.minutes, paper: project.paper },
    heading: {
      title: t('midterm'),
      where: `${code} · ${term[language]}`,
      day: dayText(midterm.begins, zone, language),
    },
    head: { title: `${t('print.title')} · ${code}`, description: t('description') },
  };
}

/** The texts are fetched before the page is shown: nothing jumps, and nothing is printed half. */
export async function clientLoader({ serverLoader }: ClientLoaderFunctionArgs) {
  const data = await serverLoader<typeof loader>();
  const questions = data.printed.papers.flatMap((paper) => paper.questions);
  const hashes = questions.flatMap((question) =>
    question === null
      ? []
      : [question.statement, ...(data.key ? question.steps.map(({ hash }) => hash) : [])],
  );
  await Promise.all(hashes.map(preloadRendered));
  return data;
}

export const meta: MetaFunction<typeof loader> = headOf;

/** The midterm as it comes out of a printer: with space to write, or with its answers. */
export default function MidtermPaper() {
  const { slug, mode, key, printed, minutes, paper, heading } = useLoaderData<typeof loader>();
  const { t } = useTranslation('draw');
  const { papers, copies } = printed;
  return (
    <Page
      eyebrow={<Link to={`/${slug}/staff/midterm`}>{`${heading.where} · ${t('title')}`}</Link>}
      title={t(key ? 'print.key' : 'print.title')}
      lead={key ? undefined : t('print.copies', { count: copies.length })}
      action={<Button onClick={() => window.print()}>{t('print.print')}</Button>}
      printsHead={false}
    >
      <div className={classes.choices}>
        <ReadIn mode={mode} />
      </div>
      <div className={`${paperClasses.paper} ${paperClasses[paper]} ${paperClasses.sheet}`}>
        {key
          ? papers.map(({ name, questions }) => (
              <section key={name} aria-label={t('paper', { name })}>
                <h2>{papers.length === 1 ? t('print.key') : t('paper', { name })}</h2>
                {questions.map((question, index) =>
                  question === null ? (
                    <p key={index}>{t('goneOnPaper')}</p>
                  ) : (
                    <PrintedQuestion
                      key={question.slug}
                      {...{ question, derivations: true, number: index + 1 }}
                      id={`${name}-${question.slug}`}
                    />
                  ),
                )}
              </section>
            ))
          : copies.map(({ paper: which, person }, index) => {
              const own = papers[which];
              return (
                own !== undefined && (
                  <ExamCopy
                    key={index}
                    {...{ heading, minutes, person, paper: own, named: papers.length > 1 }}
                  />
                )
              );
            })}
      </div>
    </Page>
  );
}
