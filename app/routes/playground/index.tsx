import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ExperimentTable } from '#app/domain/experiments/components/experiment-table.tsx';
import { experimentMatrix } from '#app/domain/experiments/matrix.ts';
import { translator } from '#app/i18n/translator.ts';
import { headOf } from '#app/ui/head.ts';
import { Page } from '#app/ui/page.tsx';
import { experiments } from '#playground/catalog.ts';
import { families } from '#playground/catalog/families.ts';
import classes from './playground.module.css';

export function loader({ context: { course, language, viewer } }: LoaderFunctionArgs) {
  const t = translator(language, 'playground');
  const rows = experimentMatrix(course.offerings, experiments);
  return {
    signedIn: viewer !== null,
    families: families.map(({ name }) => name[language]),
    rows: rows.map(({ title, lectures, cells }) => ({
      title: title?.[language] ?? null,
      lectures: lectures.map(({ offering, slug, term }) => ({
        offering,
        slug,
        term: term[language],
      })),
      cells: cells.map((entries) =>
        entries.map((entry) => ({
          slug: entry.slug,
          title: entry.title[language],
          picture: entry.picture,
        })),
      ),
    })),
    head: { title: `${t('title')} · Practicum`, description: t('lead') },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

/** The catalogue of experiments: lectures × families. */
export default function PlaygroundCatalogue() {
  const { rows, families: names, signedIn } = useLoaderData<typeof loader>();
  const { t } = useTranslation(['playground', 'runs']);
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      action={signedIn && <Link to="/playground/runs">{t('runs:title')}</Link>}
    >
      <ExperimentTable families={names} rows={rows} />
      <p className={classes.private}>{t('private')}</p>
    </Page>
  );
}
