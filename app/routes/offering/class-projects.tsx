import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import classes from '#app/domain/projects/gallery/components/gallery.module.css';
import { classProjects } from '#app/domain/projects/gallery/class-projects.server.ts';
import { translator } from '#app/i18n/translator.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { headOf } from '#app/ui/head.ts';
import { Page } from '#app/ui/page.tsx';
import { notFound, requirePermission } from '#app/web/require-role.ts';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'see class projects');
  const projects = await classProjects(context.db, context.course, asker);
  if (projects === null) throw notFound();
  const { code } = context.course.offering(asker.offering);
  const t = translator(context.language, 'gallery');
  return {
    ...{ projects, code },
    head: { title: `${t('class.title')} · ${code}`, description: t('class.description') },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

/** What the class works on: titles, teams and abstracts of the approved projects. */
export default function ClassProjects() {
  const { projects, code } = useLoaderData<typeof loader>();
  const { t, i18n } = useTranslation('gallery');
  const names = new Intl.ListFormat(i18n.language);
  return (
    <Page
      eyebrow={code}
      title={t('class.title')}
      {...(projects.length > 0 && { lead: t('class.lead', { count: projects.length }) })}
    >
      {projects.length === 0 ? (
        <EmptyState title={t('class.emptyTitle')}>{t('class.empty')}</EmptyState>
      ) : (
        <ol className={classes.catalogue}>
          {projects.map(({ slug, title, team, abstract, keptOut }) => (
            <li key={slug} className={classes.entry}>
              <p className={classes.authors}>{names.format(team)}</p>
              <div className={classes.body}>
                <h2>{title}</h2>
                {abstract !== '' && <p className={classes.abstract}>{abstract}</p>}
                {keptOut !== null && (
                  <p className={classes.kept}>{t('class.keptOut', { why: keptOut })}</p>
                )}
              </div>
            </li>
          ))}
        </ol>
      )}
    </Page>
  );
}
