import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { v7 as newId } from 'uuid';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import { GradingDeskView } from '#app/domain/gradebook/grading/components/grading-desk.tsx';
import { gradingDesk } from '#app/domain/gradebook/grading/grading-desk.server.ts';
import { answerGradingForm } from '#app/domain/gradebook/grading/grading-form.server.ts';
import { forgetWords } from '#app/domain/people/kept-words.server.ts';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { workTitle } from '#app/domain/syllabus/work-title.ts';
import { translator } from '#app/i18n/translator.ts';
import { headOf } from '#app/ui/head.ts';
import { alsoWhenChanged, sendOrNotReached } from '#app/ui/not-reached.ts';
import { Page } from '#app/ui/page.tsx';
import { badRequest, notFound, requirePermission } from '#app/web/require-role.ts';

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'grade');
  const { slug, zone } = context.course.offering(asker.offering);
  const search = new URL(request.url).searchParams;
  const desk = await gradingDesk(context, asker, {
    ...{ homework: params.homework ?? '', submission: params.submission ?? '' },
    ...{ part: search.get('part'), file: search.get('file') },
    onlyPart: search.get('by') === 'part',
  });
  if (desk === null) throw notFound();
  const t = translator(context.language, 'grading');
  const { homework, names, code, submission, part } = desk;
  return {
    ...{ slug, zone, desk, keptAs: keptAs(asker.person.id, submission, part) },
    head: {
      title: `${names === null ? t('code', { code }) : listOf(context.language, names)} · ${homework.slug.toUpperCase()}`,
      description: t('description'),
    },
  };
}

/** `Ada and Ben`: of a team all whose work it is. */
function listOf(language: string, names: readonly string[]): string {
  return new Intl.ListFormat(language).format(names);
}

/** Under what a mark being typed is kept. */
function keptAs(person: string, submission: string, part: string): string {
  return `${person}/mark/${submission}/${part}`;
}

export const meta: MetaFunction<typeof loader> = headOf;

/** Gives a mark, answers who asked for another look, or looks after saved replies. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'grade');
  const { homework = '', submission = '' } = params;
  const address = { homework, submission };
  const answer = await answerGradingForm(context, asker, address, await request.formData());
  if (answer === null) throw badRequest();
  if (!answer.ok && answer.because === 'not found') throw notFound();
  if (!answer.ok) return data(answer, { status: 422 });
  if (answer.part !== null) {
    const key = keptAs(asker.person.id, submission, answer.part);
    await forgetWords(context.db, asker.person.id, { key, requestId: newId() }, new Date());
  }
  return answer;
}

export { sendOrNotReached as clientAction, alsoWhenChanged as shouldRevalidate };

/** One work beside its rubric. */
export default function GradingWork() {
  const { slug, zone, desk, keptAs } = useLoaderData<typeof loader>();
  const { t, i18n } = useTranslation('grading');
  const say = useSay();
  const { homework, names, code, number, at } = desk;
  const part = desk.parts.find(({ key }) => key === desk.part);
  return (
    <Page
      eyebrow={
        <Link to={`/${slug}/staff/grading/${homework.slug}`}>
          {workTitle(homework.slug, say(homework.title))}
        </Link>
      }
      title={<bdi>{names === null ? t('code', { code }) : listOf(i18n.language, names)}</bdi>}
      lead={
        <>
          {t('version', { number })} · <Moment at={at} zone={zone} distance={false} />
        </>
      }
    >
      {part !== undefined && (
        <GradingDeskView key={desk.submission} {...{ desk, part, zone, keptAs }} offering={slug} />
      )}
    </Page>
  );
}
