import { dayText } from '#app/domain/calendar/moment.ts';
import { calendarDate } from '#app/domain/calendar/zone.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import type { Language } from '#app/i18n/languages.ts';
import { translator } from '#app/i18n/translator.ts';
import type { Paper, PaperHead } from './paper.ts';
import type { PrintedDocument } from './printed-document.server.ts';
import { runningLines } from './running-lines.ts';

/** What a text is printed on, and what stands above it: on the first page, and on those after it. */
export function printedHead(
  course: Course,
  offering: string,
  { project, team, plan, version, submittedAt }: PrintedDocument,
  language: Language,
): { paper: Paper; head: PaperHead; running: string } {
  const t = translator(language, 'paper');
  const { zone, code, term, project: settings } = course.offering(offering);
  const stage = plan.title[language];
  const of = version === null ? stage : `${stage} · ${t('titleOf', { version })}`;
  const when = submittedAt === null ? '' : ` · ${dateText(submittedAt, zone, language)}`;
  return {
    paper: settings.paper,
    head: { title: project.title, team, stage: `${of}${when}` },
    running: runningLines(settings.paper, {
      left: project.title,
      right: `${code}, ${term[language]} · ${of}`,
    }),
  };
}

/** A day with its year: a paper is read long after. */
function dateText(at: Date, zone: string, language: Language): string {
  const year = calendarDate(at, zone).slice(0, 4);
  const day = dayText(at, zone, language);
  return language === 'zh' ? `${year}年${day}` : `${day} ${year}`;
}
