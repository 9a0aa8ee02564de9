import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { v7 as newId } from 'uuid';
import { SeenMarks } from '#app/domain/gradebook/grading/components/seen-marks.tsx';
import { studentMarks } from '#app/domain/gradebook/grading/student-marks.server.ts';
import { answerRegradeForm } from '#app/domain/gradebook/regrades/regrade-form.server.ts';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { workTitle } from '#app/domain/syllabus/work-title.ts';
import { translator } from '#app/i18n/translator.ts';
import { headOf } from '#app/ui/head.ts';
import { sendOrNotReached, unlessNotReached } from '#app/ui/not-reached.ts';
import { Page } from '#app/ui/page.tsx';
import { badRequest, notFound, requirePermission } from '#app/web/require-role.ts';

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'be graded');
  const offering = context.course.offering(asker.offering);
  const homework = offering.homework.find(({ slug }) => slug === params.homework);
  const seen = homework && (await studentMarks(context.db, context.course, asker, homework.slug));
  if (homework === undefined || !seen) throw notFound();
  const t = translator(context.language, 'grading');
  const { files, number, points, parts, regradeUntil } = seen;
  const address = `/${offering.slug}/homework/${homework.slug}/submissions/${number}/files`;
  return {
    ...{ slug: offering.slug, zone: offering.zone, number, points },
    homework: { slug: homework.slug, title: homework.title },
    marks: { files: files.map(({ id, name }) => ({ id, name })), parts, regradeUntil },
    files: files.map(({ id, name }) => ({ id, name, address: `${address}/${id}` })),
    open: !offering.archived && regradeUntil !== null && asker.at <= regradeUntil,
    keptAs: `${asker.person.id}/regrade/${seen.submission}`,
    requestId: newId(),
    head: {
      title: `${t('marksOf', { homework: homework.slug.toUpperCase() })} · ${offering.code}`,
      description: t('description'),
    },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

/** Asks for another look at a part, or says something about one. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'be graded');
  const form = await request.formData();
  const answer = await answerRegradeForm(context, asker, params.homework ?? '', form);
  if (answer === null) throw badRequest();
  if (!answer.ok && answer.because === 'not found') throw notFound();
  return answer.ok ? answer : data(answer, { status: 422 });
}

export { sendOrNotReached as clientAction, unlessNotReached as shouldRevalidate };

/** The marks behind the score that the reader sees of a homework, part by part. */
export default function Marks() {
  const { slug, zone, number, points, homework, marks, files, open, keptAs, requestId } =
    useLoaderData<typeof loader>();
  const { t } = useTranslation('grading');
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
      <SeenMarks {...{ marks, zone, open, keptAs, requestId }} />
    </Page>
  );
}
