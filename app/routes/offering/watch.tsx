import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { v7 as newId } from 'uuid';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import { WatchDesk } from '#app/domain/projects/presentation/components/watch-desk.tsx';
import { seesClass } from '#app/domain/projects/presentation/sharing.ts';
import {
  answerWatchForm,
  type WatchAnswer,
} from '#app/domain/projects/presentation/watch-form.server.ts';
import { watchedPresentation } from '#app/domain/projects/presentation/watched-presentation.server.ts';
import { sendOrNotReached, unlessNotReached, type NotReached } from '#app/ui/not-reached.ts';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { badRequest, notFound, requirePermission } from '#app/web/require-role.ts';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'see dashboard');
  const { db, course } = context;
  const presentation = await watchedPresentation(db, course, asker, params.project ?? '');
  if (presentation === null) throw notFound();
  const { zone, project } = course.offering(asker.offering);
  const listed = project.presentation !== null && seesClass(asker, project.presentation);
  return {
    ...{ presentation, zone, offering: asker.offering },
    list: listed ? `/${asker.offering}/projects/presentations` : null,
    keptAs: `${asker.person.id}/watch/${asker.offering}/${presentation.slug}`,
    requestId: newId(),
  };
}

/** Says something about the video, or takes it away; refused it stays as typed. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'see dashboard');
  const form = await request.formData();
  const answer = await answerWatchForm(context, asker, params.project ?? '', form);
  if (answer === null) throw badRequest();
  if (!answer.ok && answer.because === 'not found') throw notFound();
  return data(answer, { status: answer.ok ? 200 : 422 });
}

export { sendOrNotReached as clientAction, unlessNotReached as shouldRevalidate };

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: loaded?.presentation.title ?? 'Practicum' },
];

/** A presentation, and what the class says about it. */
export default function WatchPage() {
  const { presentation, zone, list, keptAs, requestId } = useLoaderData<typeof loader>();
  const said = useActionData<WatchAnswer | NotReached>();
  const { t } = useTranslation('presentation');
  const typed = said !== undefined && 'typed' in said ? (said.typed ?? null) : null;
  const { slug, title, team, submittedAt } = presentation;
  return (
    <Page
      eyebrow={list === null ? t('list.title') : <Link to={list}>{t('list.title')}</Link>}
      title={title}
      lead={
        <>
          {team.join(', ')}
          <br />
          <Moment at={submittedAt} zone={zone} />
        </>
      }
    >
      {said?.ok === false && <Notice tone="late">{t(`refused.${said.because}`)}</Notice>}
      <WatchDesk key={slug} {...{ presentation, keptAs, requestId, typed }} />
    </Page>
  );
}
