import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import { GiveForm } from '#app/domain/gradebook/components/give-form.tsx';
import { GradeEvents } from '#app/domain/gradebook/components/grade-events.tsx';
import { OwnGradesView } from '#app/domain/gradebook/components/own-grades.tsx';
import type { GiveScoreResult } from '#app/domain/gradebook/give-score.server.ts';
import { gradeHistory } from '#app/domain/gradebook/grade-history.server.ts';
import { answerScoreForm } from '#app/domain/gradebook/score-form.server.ts';
import { studentGrades } from '#app/domain/gradebook/student-grades.server.ts';
import { forgetWords } from '#app/domain/people/kept-words.server.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { translator } from '#app/i18n/translator.ts';
import { headOf } from '#app/ui/head.ts';
import { alsoWhenChanged, sendOrNotReached, type NotReached } from '#app/ui/not-reached.ts';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { textOf } from '#app/web/form.ts';
import { badRequest, notFound, requirePermission } from '#app/web/require-role.ts';
import classes from './roster.module.css';

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'grade');
  const { db, course, language } = context;
  const offering = course.offering(asker.offering);
  const id = z.uuid().safeParse(params.person).data;
  const history = id && (await gradeHistory(db, offering, id, asker.at));
  if (id === undefined || !history) throw notFound();
  const t = translator(language, 'gradebook');
  return {
    ...{ slug: offering.slug, code: offering.code, zone: offering.zone, history },
    // What the student sees is the student's own read model, with them as the asker.
    seen: await studentGrades(db, course, { ...asker, person: { id } }),
    ...{ keptAs: keptAs(asker, id), requestId: newId() },
    saved: new URL(request.url).searchParams.get('saved'),
    head: { title: `${history.row.name} · ${t('title')}`, description: t('description') },
  };
}

/** Under what words being typed are kept, but for their item. */
function keptAs({ person, offering }: SignedInAsker, about: string): string {
  return `${person.id}/score/${offering}/${about}`;
}

export const meta: MetaFunction<typeof loader> = headOf;

export async function action({ context, request, params }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'grade');
  const form = await request.formData();
  const answer =
    form.get('person') === params.person ? await answerScoreForm(context, asker, form) : null;
  if (answer === null) throw badRequest();
  if (!answer.ok && answer.because === 'not found') throw notFound();
  if (!answer.ok) return data(answer, { status: 422 });
  const person = params.person ?? '';
  const key = `${keptAs(asker, person)}/${textOf(form, 'item')}`;
  await forgetWords(context.db, asker.person.id, { key, requestId: newId() }, new Date());
  return redirect(
    `/${asker.offering}/staff/gradebook/${person}?saved=${textOf(form, 'requestId')}`,
  );
}

export { sendOrNotReached as clientAction, alsoWhenChanged as shouldRevalidate };

const atFields = ['no such score', 'no reason', 'reason too long', 'words too long'] as const;

/** One person's grades: what is given, how it came about, and exactly what they see. */
export default function GradebookPerson() {
  const page = useLoaderData<typeof loader>();
  const { slug, code, zone, history, seen, keptAs, requestId, saved } = page;
  const answer = useActionData<GiveScoreResult | NotReached>();
  const { t } = useTranslation('gradebook');
  const refused = answer?.ok === false ? answer.because : null;
  const problem = atFields.find((each) => each === refused) ?? null;
  const { row, items, events, words } = history;
  return (
    <Page
      eyebrow={<Link to={`/${slug}/staff/gradebook`}>{`${code} · ${t('title')}`}</Link>}
      title={<bdi>{row.name}</bdi>}
      lead={row.email}
      width="read"
    >
      {refused !== null && problem === null && (
        <Notice tone="late">{t(`refused.${refused}`)}</Notice>
      )}
      {saved !== null && answer === undefined && <Notice tone="done">{t('give.saved')}</Notice>}
      <section className={classes.section} aria-labelledby="give">
        <h2 id="give">{t('give.title')}</h2>
        <GiveForm key={requestId} {...{ row, items, words, keptAs, requestId, saved, problem }} />
      </section>
      <section className={classes.section} aria-labelledby="history">
        <h2 id="history">{t('history.title')}</h2>
        <GradeEvents events={events} zone={zone} />
      </section>
      <section className={classes.section} aria-labelledby="seen">
        <h2 id="seen">{t('seenTitle', { name: row.name })}</h2>
        <OwnGradesView grades={seen} zone={zone} own={null} />
      </section>
    </Page>
  );
}
