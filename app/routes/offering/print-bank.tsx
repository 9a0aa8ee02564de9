import { Button } from '@mantine/core';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import {
  Link,
  useLoaderData,
  useSearchParams,
  type ClientLoaderFunctionArgs,
} from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { dayText } from '#app/domain/calendar/moment.ts';
import { PrintedSheet } from '#app/domain/projects/document/paper/components/printed-sheet.tsx';
import { runningLines } from '#app/domain/projects/document/paper/running-lines.ts';
import { PrintedBank } from '#app/domain/question-bank/components/printed-bank.tsx';
import { NotPublishedYet } from '#app/domain/question-bank/components/when-and-what.tsx';
import { wholeBank } from '#app/domain/question-bank/question-page.server.ts';
import { courseMidterm } from '#app/domain/question-bank/readable-bank.server.ts';
import { ReadIn } from '#app/domain/syllabus/components/read-in.tsx';
import { preloadRendered } from '#app/domain/syllabus/components/rendered.tsx';
import { readingMode } from '#app/domain/syllabus/reading.ts';
import { translator } from '#app/i18n/translator.ts';
import { headOf } from '#app/ui/head.ts';
import { Page } from '#app/ui/page.tsx';
import { askerIn, notFound } from '#app/web/require-role.ts';
import classes from './midterm.module.css';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = askerIn(context, params.offering);
  const { searchParams } = new URL(request.url);
  const { language, course } = context;
  const mode = readingMode(searchParams.get('read'), language);
  const midterm = courseMidterm(context, asker);
  const questions = await wholeBank(context, asker, mode);
  if (midterm === null || questions === null) throw notFound();
  const { slug, code, term, zone, project } = course.offering(asker.offering);
  const t = translator(language, 'midterm');
  const derivations = searchParams.get('derivations') !== 'no';
  const what = t(derivations ? 'paper.whole' : 'paper.alone');
  const title = t('paper.title');
  const where = `${code} · ${term[language]}`;
  return {
    ...{ slug, zone, midterm, questions, derivations, mode, where, paper: project.paper },
    sheet: {
      title,
      team: [where],
      stage: `${what} · ${dayText(midterm.begins, zone, language)}`,
    },
    running: runningLines(project.paper, { left: title, right: where }),
    head: { title: `${title} · ${code}`, description: midterm.covers[language] },
  };
}

/** The texts are fetched before another choice is shown: nothing jumps. */
export async function clientLoader({ serverLoader }: ClientLoaderFunctionArgs) {
  const data = await serverLoader<typeof loader>();
  const hashes = data.questions.flatMap(({ statement, steps }) => [
    statement,
    ...(data.derivations ? steps.map(({ hash }) => hash) : []),
  ]);
  await Promise.all(hashes.map(preloadRendered));
  return data;
}

export const meta: MetaFunction<typeof loader> = headOf;

/** The bank as it comes out of a printer, with its derivations or without. */
export default function PrintBank() {
  const { slug, zone, midterm, questions, derivations, mode, paper, ...printed } =
    useLoaderData<typeof loader>();
  const { t } = useTranslation('midterm');
  return (
    <Page
      eyebrow={
        <>
          {printed.where} · <Link to={`/${slug}/midterm`}>{t('title')}</Link>
        </>
      }
      title={t('paper.title')}
      action={<Button onClick={() => window.print()}>{t('paper.print')}</Button>}
      printsHead={false}
    >
      <div className={classes.choices}>
        <NotPublishedYet midterm={midterm} zone={zone} />
        <ReadIn mode={mode} />
        <WithOrWithout derivations={derivations} />
      </div>
      <PrintedSheet head={printed.sheet} paper={paper} running={printed.running}>
        <PrintedBank questions={questions} derivations={derivations} />
      </PrintedSheet>
    </Page>
  );
}

function WithOrWithout({ derivations }: { derivations: boolean }) {
  const { t } = useTranslation('midterm');
  const [search] = useSearchParams();
  const next = new URLSearchParams(search);
  if (derivations) next.set('derivations', 'no');
  else next.delete('derivations');
  return (
    <Link to={`?${next}`} replace preventScrollReset>
      {t(derivations ? 'paper.without' : 'paper.with')}
    </Link>
  );
}
