import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { TermPlan } from '#app/domain/syllabus/components/term-plan.tsx';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { courseDeadlines } from '#app/domain/syllabus/course-deadlines.server.ts';
import { ReadingMarks } from '#app/domain/syllabus/components/reading-marks.tsx';
import { ownMarks } from '#app/domain/syllabus/own-marks.server.ts';
import { planOf } from '#app/domain/syllabus/plan.ts';
import { readingProgress } from '#app/domain/syllabus/reading-progress.ts';
import { translator } from '#app/i18n/translator.ts';
import { headOf } from '#app/ui/head.ts';
import { Page } from '#app/ui/page.tsx';
import { askerIn } from '#app/web/require-role.ts';
import classes from './syllabus.module.css';

export async function loader({ context, params }: LoaderFunctionArgs) {
  const asker = askerIn(context, params.offering);
  const offering = context.course.offering(asker.offering);
  const { slug, code, term, zone, summary } = offering;
  const marks = await ownMarks(context.db, asker);
  const t = translator(context.language, 'syllabus');
  return {
    slug,
    code,
    term,
    zone,
    progress: marks && progressOf(offering, marks),
    weeks: planOf(offering, await courseDeadlines(context.db, offering), asker.at),
    head: {
      title: `${t('syllabus')} · ${code} ${term[context.language]}`,
      description: summary[context.language],
    },
  };
}

function progressOf(...given: Parameters<typeof readingProgress>) {
  const { lectures, read } = readingProgress(...given);
  return { lectures, read };
}

export const meta: MetaFunction<typeof loader> = headOf;

/** The term by week, with breaks, and homework and project stages in their place. */
export default function Syllabus() {
  const { slug, code, term, zone, weeks, progress } = useLoaderData<typeof loader>();
  const { t } = useTranslation('syllabus');
  const say = useSay();
  return (
    <Page
      title={t('syllabus')}
      eyebrow={`${code} · ${say(term)}`}
      lead={t('syllabusLead', { zone: zone.replaceAll('_', ' ') })}
      action={<a href={`/${slug}/calendar.ics`}>{t('calendar')}</a>}
    >
      {progress !== null && (
        <div className={classes.progress}>
          <ReadingMarks {...progress} />
        </div>
      )}
      <TermPlan
        offering={slug}
        zone={zone}
        weeks={weeks}
        read={progress?.lectures.filter(({ read }) => read).map((lecture) => lecture.slug)}
      />
    </Page>
  );
}
