import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  ReleaseItems,
  ReleasePlanView,
  WithdrawRelease,
} from '#app/domain/gradebook/components/release-plan.tsx';
import {
  answerReleaseForm,
  type ReleaseAnswer,
} from '#app/domain/gradebook/release-form.server.ts';
import { staffReleases } from '#app/domain/gradebook/staff-releases.server.ts';
import { translator } from '#app/i18n/translator.ts';
import { headOf } from '#app/ui/head.ts';
import { alsoWhenChanged, sendOrNotReached, type NotReached } from '#app/ui/not-reached.ts';
import { Notice } from '#app/ui/notice.tsx';
import { pageNumber } from '#app/ui/page-number.ts';
import { Page } from '#app/ui/page.tsx';
import { badRequest, notFound, requirePermission } from '#app/web/require-role.ts';

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'grade');
  const offering = context.course.offering(asker.offering);
  const search = new URL(request.url).searchParams;
  const asked = { wanted: search.get('item'), page: pageNumber(search) };
  const { items, plan } = await staffReleases(context.db, offering, asked, asker.at);
  const t = translator(context.language, 'gradebook');
  const done = (name: string) => countOf(search.get(name));
  return {
    ...{ slug: offering.slug, code: offering.code, items, plan },
    ...{ released: done('released'), withdrawn: done('withdrawn') },
    head: { title: `${t('releases.title')} · ${offering.code}`, description: t('description') },
  };
}

function countOf(said: string | null): number | null {
  return said !== null && /^\d{1,5}$/.test(said) ? Number(said) : null;
}

export const meta: MetaFunction<typeof loader> = headOf;

/** Releases what the plan showed, or takes a release back. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'grade');
  const answer = await answerReleaseForm(context, asker, await request.formData());
  if (answer === null) throw badRequest();
  if (!answer.ok && answer.because === 'not found') throw notFound();
  if (!answer.ok) return data(answer, { status: 422 });
  const item = encodeURIComponent(answer.item);
  const done =
    'released' in answer ? `released=${answer.released}` : `withdrawn=${answer.withdrawn}`;
  return redirect(`/${asker.offering}/staff/releases?item=${item}&${done}`);
}

export { sendOrNotReached as clientAction, alsoWhenChanged as shouldRevalidate };

/** What is released of each item, and what a release would do, person by person. */
export default function Releases() {
  const { slug, code, items, plan, released, withdrawn } = useLoaderData<typeof loader>();
  const answer = useActionData<ReleaseAnswer | NotReached>();
  const { t } = useTranslation('gradebook');
  const refused = answer?.ok === false ? answer : null;
  const atField =
    refused?.because === 'no reason' || refused?.because === 'reason too long'
      ? refused.because
      : null;
  const here = items.find(({ item }) => item.key === plan?.item.key);
  return (
    <Page
      eyebrow={<Link to={`/${slug}/staff/gradebook`}>{`${code} · ${t('title')}`}</Link>}
      title={t('releases.title')}
      lead={t('releases.lead')}
      width="read"
    >
      {refused !== null && atField === null && (
        <Notice tone="late">{t(`refused.${refused.because}`)}</Notice>
      )}
      {answer === undefined && released !== null && (
        <Notice tone="done">{t('releases.done', { count: released })}</Notice>
      )}
      {answer === undefined && withdrawn !== null && (
        <Notice tone="done">{t('releases.withdrawn', { count: withdrawn })}</Notice>
      )}
      <ReleaseItems items={items} chosen={plan?.item.key ?? null} />
      {plan !== null && <ReleasePlanView plan={plan} offering={slug} />}
      {plan !== null && (
        <WithdrawRelease
          key={plan.item.key}
          item={plan.item.key}
          seen={here?.released ?? 0}
          problem={atField}
          typed={refused !== null && 'why' in refused ? refused.why : ''}
        />
      )}
    </Page>
  );
}
