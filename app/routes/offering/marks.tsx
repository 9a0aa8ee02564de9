import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { v7 as newId } from 'uuid';
import { useLateCut } from '#app/domain/calendar/components/late-words.ts';
import { SeenMarks } from '#app/domain/gradebook/grading/components/seen-marks.tsx';
import { studentMarks } from '#app/domain/gradebook/grading/student-marks.server.ts';
import { answerRegradeForm } from '#app/domain/gradebook/regrades/regrade-form.server.ts';
import { versionNumber } from '#app/domain/homework/hand-in/version-rules.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { forgetWords } from '#app/domain/people/kept-words.server.ts';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { workTitle } from '#app/domain/syllabus/work-title.ts';
import { translator } from '#app/i18n/translator.ts';
import { headOf } from '#app/ui/head.ts';
import { sendOrNotReached, unlessNotReached } from '#app/ui/not-reached.ts';
import { Page } from '#app/ui/page.tsx';
import { badRequest, notFound, requirePermission } from '#app/web/require-role.ts';
import classes from './marks.module.css';

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'be graded');
  const offering = context.course.offering(asker.offering);
  const homework = offering.homework.find(({ slug }) => slug === params.homework);
  const version = versionNumber(new URL(request.url).searchParams.get('version') ?? undefined);
  const seen =
    homework && (await studentMarks(context.db, context.course, asker, homework.slug, version));
  if (homework === undefined || !seen) throw notFound();
  const t = translator(context.language, 'grading');
  const { files, number, points, cut, after, parts, regradeUntil, versions } = seen;
  const address = `/${offering.slug}/homework/${homework.slug}/submissions/${number}/look`;
  return {
    ...{ slug: offering.slug, zone: offering.zone, number, points, cut, after, versions },
    homework: { slug: homework.slug, title: homework.title },
    marks: { files: files.map(({ id, name }) => ({ id, name })), parts, number, regradeUntil },
    files: files.map(({ id, name }) => ({ id, name, address: `${address}/${id}` })),
    open: !offering.archived && regradeUntil !== null && asker.at <= regradeUntil,
    keptAs: keptAs(asker, homework.slug),
    requestId: newId(),
    head: {
      title: `${t('marksOf', { homework: homework.slug.toUpperCase() })} · ${offering.code}`,
      description: t('description'),
    },
  };
}

/** Under what words being typed are kept, but for their part. */
function keptAs({ person, offering }: SignedInAsker, homework: string): string {
  return `${person.id}/regrade/${offering}/${homework}`;
}

export const meta: MetaFunction<typeof loader> = headOf;

/** Asks for another look at a part, or says something about one. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'be graded');
  const form = await request.formData();
  const answer = await answerRegradeForm(context, asker, params.homework ?? '', form);
  if (answer === null) throw badRequest();
  if (!answer.ok && answer.because === 'not found') throw notFound();
  if (!answer.ok) return data(answer, { status: 422 });
  const key = `${keptAs(asker, params.homework ?? '')}/${answer.part}`;
  await forgetWords(context.db, asker.person.id, { key, requestId: newId() }, new Date());
  return answer;
}

export { sendOrNotReached as clientAction, unlessNotReached as shouldRevalidate };

/** The marks behind the score that the reader sees of a homework, part by part. */
export default function Marks() {
  const page = useLoaderData<typeof loader>();
  const { slug, zone, number, points, homework, marks, files, open, keptAs, requestId } = page;
  const { t } = useTranslation('grading');
  const cutText = useLateCut();
  const say = useSay();
  return (
    <Page
      eyebrow={
        <Link to={`/${slug}/homework/${homework.slug}`}>
          {workTitle(homework.slug, say(homework.title))}
        </Link>
      }
      title={t('marksOf', { homework: homework.slug.toUpperCase() })}
      lead={
        <>
          {t('seenLead', { points, number })}
          {page.cut !== null &&
            ` · ${cutText(page.cut)} · ${t('afterLate', { points: page.after })}`}
          {files.map(({ id, name, address }) => (
            <span key={id}>
              {' · '}
              <a href={address}>{name}</a>
            </span>
          ))}
        </>
      }
      width="read"
    >
      {page.versions.length > 1 && (
        <nav className={classes.versions} aria-label={t('versions')}>
          {page.versions.map((each) => (
            <Link
              key={each.number}
              to={`?version=${each.number}`}
              aria-current={each.number === number ? 'true' : undefined}
            >
              {t('versionPoints', each)}
            </Link>
          ))}
        </nav>
      )}
      <SeenMarks {...{ marks, zone, open, keptAs, requestId }} />
    </Page>
  );
}
