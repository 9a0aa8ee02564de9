import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import { useNow } from '#app/domain/calendar/components/now.tsx';
import { StaffGalleryList } from '#app/domain/projects/gallery/components/staff-gallery-list.tsx';
import { releaseToGallery } from '#app/domain/projects/gallery/release-to-gallery.server.ts';
import { staffGallery } from '#app/domain/projects/gallery/staff-gallery.server.ts';
import { translator } from '#app/i18n/translator.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { headOf } from '#app/ui/head.ts';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { textOf } from '#app/web/form.ts';
import { notFound, requirePermission } from '#app/web/require-role.ts';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'give feedback');
  const { db, course, language } = context;
  const gallery = await staffGallery(db, course, asker);
  if (gallery === null) throw notFound();
  const { code, zone } = course.offering(asker.offering);
  const t = translator(language, 'gallery');
  return {
    ...{ ...gallery, code, zone, offering: asker.offering },
    head: { title: `${t('staff.title')} · ${code}`, description: t('staff.description') },
  };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'give feedback');
  const form = await request.formData();
  const asked = textOf(form, 'version');
  const version = asked === 'none' ? null : Number(asked) || 0;
  const project = textOf(form, 'project');
  const released = await releaseToGallery(context, asker, { project, version });
  if (!released.ok) return data(released, { status: 422 });
  throw redirect(`/${asker.offering}/staff/gallery`);
}

export const meta: MetaFunction<typeof loader> = headOf;

/** Reports, what their teams say to the gallery, and the buttons that make them public. */
export default function StaffGallery() {
  const { opens, projects, code, zone, offering } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation('gallery');
  const isOpen = opens <= useNow();
  return (
    <Page
      eyebrow={code}
      title={t('staff.title')}
      lead={
        <>
          {t(isOpen ? 'staff.opened' : 'staff.opens')} <Moment at={opens} zone={zone} />
        </>
      }
      action={<Link to={`/${offering}/gallery`}>{t('staff.see')}</Link>}
    >
      {refused !== undefined && (
        <Notice tone="late">{t(`staff.refused.${refused.because}`)}</Notice>
      )}
      {projects.length === 0 ? (
        <EmptyState title={t('staff.emptyTitle')}>{t('staff.empty')}</EmptyState>
      ) : (
        <StaffGalleryList projects={projects} offering={offering} />
      )}
    </Page>
  );
}
