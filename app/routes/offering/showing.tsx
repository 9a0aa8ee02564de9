import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { InClass } from '#app/domain/projects/gallery/components/in-class.tsx';
import { InGallery } from '#app/domain/projects/gallery/components/in-gallery.tsx';
import { ownShowing } from '#app/domain/projects/gallery/own-showing.server.ts';
import {
  answerShowingForm,
  type ShowingAnswer,
} from '#app/domain/projects/gallery/showing-form.server.ts';
import { translator } from '#app/i18n/translator.ts';
import { headOf } from '#app/ui/head.ts';
import { sendOrNotReached, unlessNotReached, type NotReached } from '#app/ui/not-reached.ts';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { badRequest, notFound, requirePermission } from '#app/web/require-role.ts';

const told = ['agree', 'decline', 'keep-out', 'let-in'] as const;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'see dashboard');
  const { db, course, language } = context;
  const showing = await ownShowing(db, course, asker, params.project ?? '');
  if (showing === null) throw notFound();
  const done = new URL(request.url).searchParams.get('done');
  const t = translator(language, 'gallery');
  return {
    ...{ showing, offering: asker.offering, zone: course.offering(asker.offering).zone },
    name: asker.person.name,
    done: told.find((intent) => intent === done) ?? null,
    head: { title: t('showing.title'), description: t('showing.description') },
  };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'see dashboard');
  const project = params.project ?? '';
  if ((await ownShowing(context.db, context.course, asker, project)) === null) throw notFound();
  const answer = await answerShowingForm(context, asker, project, await request.formData());
  if (answer === null) throw badRequest();
  if (!answer.ok) return data(answer, { status: 422 });
  throw redirect(`/${asker.offering}/projects/${project}/showing?done=${answer.intent}`);
}

export { sendOrNotReached as clientAction, unlessNotReached as shouldRevalidate };

export const meta: MetaFunction<typeof loader> = headOf;

/** Who sees a project besides its team and staff: the class, and the world. */
export default function ShowingPage() {
  const { showing, offering, zone, name, done } = useLoaderData<typeof loader>();
  const said = useActionData<ShowingAnswer | NotReached>();
  const { t } = useTranslation(['gallery', 'desk']);
  const { project, inClass, gallery } = showing;
  const answer = said !== undefined && 'intent' in said ? said : null;
  const mayGiveUp = project.access !== 'staff';
  return (
    <Page
      eyebrow={<Link to={`/${offering}/projects`}>{project.title}</Link>}
      title={t('showing.title')}
      width="read"
    >
      {said?.ok === false && said.because === 'not reached' && (
        <Notice tone="late">{t('desk:project.refused.not reached')}</Notice>
      )}
      {said === undefined && done !== null && (
        <Notice tone="done">{t(`showing.done.${done}`)}</Notice>
      )}
      {inClass !== null && (
        <InClass {...{ offering, inClass, answer }} may={project.access === 'member'} />
      )}
      {gallery !== null && (
        <InGallery
          key={done}
          {...{ gallery, zone, name, answer }}
          to={`/${offering}/gallery/${project.slug}`}
          may={mayGiveUp}
        />
      )}
    </Page>
  );
}
