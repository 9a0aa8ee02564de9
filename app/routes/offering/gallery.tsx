import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import { GalleryList } from '#app/domain/projects/gallery/components/gallery-list.tsx';
import { publicGallery } from '#app/domain/projects/gallery/public-gallery.server.ts';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { translator } from '#app/i18n/translator.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { headOf } from '#app/ui/head.ts';
import { Page } from '#app/ui/page.tsx';
import { askerIn, notFound } from '#app/web/require-role.ts';

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { db, course, language } = context;
  const asker = askerIn(context, params.offering);
  const gallery = await publicGallery(db, course, asker);
  if (gallery === null) throw notFound();
  const { code, title, term, zone } = course.offering(asker.offering);
  const t = translator(language, 'gallery');
  const named = { course: title[language], term: term[language] };
  return {
    ...{ gallery, code, title, term, zone, offering: asker.offering },
    head: { title: `${t('heading', named)} · ${code}`, description: t('description', named) },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

/** What a course shows the world: its finished projects, as their teams want them to be seen. */
export default function Gallery() {
  const { gallery, code, title, term, zone, offering } = useLoaderData<typeof loader>();
  const { t } = useTranslation('gallery');
  const say = useSay();
  const { isOpen, opens, projects } = gallery;
  return (
    <Page
      eyebrow={<Link to={`/${offering}`}>{`${code} · ${say(title)}`}</Link>}
      title={t('heading', { term: say(term) })}
      {...(projects.length > 0 && { lead: t('lead', { count: projects.length }) })}
    >
      {projects.length > 0 ? (
        <GalleryList projects={projects} to={`/${offering}/gallery`} />
      ) : isOpen ? (
        <EmptyState title={t('emptyTitle')}>{t('empty')}</EmptyState>
      ) : (
        <EmptyState title={t('soonTitle')}>
          {t('soon')} <Moment at={opens} zone={zone} />
        </EmptyState>
      )}
    </Page>
  );
}
