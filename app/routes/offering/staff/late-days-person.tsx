import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { takeBackHomeworkExtension } from '#app/domain/homework/deadlines/take-back-homework-extension.server.ts';
import { useLateWords } from '#app/domain/calendar/components/late-words.ts';
import { lateName } from '#app/domain/calendar/late-policy.ts';
import { LateDaysView } from '#app/domain/homework/late-days/components/late-days-view.tsx';
import { personLateDays } from '#app/domain/homework/late-days/person-late-days.server.ts';
import { askedWhatIf } from '#app/domain/homework/late-days/what-if.ts';
import { Extensions } from '#app/domain/syllabus/deadlines/components/extensions.tsx';
import { translator } from '#app/i18n/translator.ts';
import { headOf } from '#app/ui/head.ts';
import { sendOrNotReached, unlessNotReached, type NotReached } from '#app/ui/not-reached.ts';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { textOf } from '#app/web/form.ts';
import { badRequest, notFound, requirePermission } from '#app/web/require-role.ts';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'manage late days');
  const { db, course, language } = context;
  const { slug, code, zone, policy } = course.offering(asker.offering);
  const id = params.person ?? '';
  const person = await personLateDays(db, course, asker, id);
  if (person === null) throw notFound();
  const t = translator(language, 'lateDays');
  const name = translator(language, 'late');
  const search = new URL(request.url).searchParams;
  return {
    ...{ slug, code, zone, person, id, asked: askedWhatIf(search) },
    done: search.has('done'),
    head: {
      title: `${person.name} · ${name(`name.${lateName(policy.late)}`)}`,
      description: t('staff.description'),
    },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

/** Takes an extension of the person back. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'manage late days');
  const form = await request.formData();
  if (form.get('intent') !== 'take-back-extension') throw badRequest();
  const person = params.person ?? '';
  const extension = textOf(form, 'extension');
  const answer = await takeBackHomeworkExtension(context, asker, { person, extension });
  if (!answer.ok && answer.because === 'not found') throw notFound();
  if (!answer.ok) return data({ because: answer.because }, { status: 422 });
  throw redirect(`/${asker.offering}/staff/late-days/${person}?done`);
}

export { sendOrNotReached as clientAction, unlessNotReached as shouldRevalidate };

/** One person's late days as they see them, and their extensions with who, when and why. */
export default function LateDaysPerson() {
  const { slug, code, zone, person, id, asked, done } = useLoaderData<typeof loader>();
  const said = useActionData<{ because: 'archived' | 'used' } | NotReached>();
  const { t } = useTranslation('lateDays');
  const late = useLateWords(person.lateDays.facts.policy);
  return (
    <Page
      eyebrow={<Link to={`/${slug}/staff/late-days`}>{`${code} · ${late.everybody}`}</Link>}
      title={<bdi>{person.name}</bdi>}
      lead={t('staff.personLead')}
    >
      {said !== undefined && <Notice tone="late">{t(`staff.refused.${said.because}`)}</Notice>}
      {said === undefined && done && <Notice tone="done">{t('staff.takenBack')}</Notice>}
      <LateDaysView lateDays={person.lateDays} asked={asked} />
      <Extensions
        extensions={person.extensions}
        lead={t('staff.extensionsLead')}
        zone={zone}
        give={`/${slug}/staff/homework-deadlines?of=people&person=${id}`}
      />
    </Page>
  );
}
