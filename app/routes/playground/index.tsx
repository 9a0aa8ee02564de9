import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Poster } from '#app/domain/syllabus/components/poster.tsx';
import { translator } from '#app/i18n/translator.ts';
import { headOf } from '#app/ui/head.ts';
import { Page } from '#app/ui/page.tsx';
import { experiments } from '#playground/catalog.ts';
import classes from './playground.module.css';

export function loader({ context: { language, viewer } }: LoaderFunctionArgs) {
  const t = translator(language, 'playground');
  return {
    signedIn: viewer !== null,
    experiments: experiments.map(({ slug, title, lookAt, yardstick, picture, paper }) => ({
      slug,
      picture,
      paper,
      title: title[language],
      what: lookAt[0][language],
      yardstick: yardstick[language],
    })),
    head: { title: `${t('title')} · Practicum`, description: t('lead') },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

/** The catalogue of experiments. */
export default function PlaygroundCatalogue() {
  const { experiments: entries, signedIn } = useLoaderData<typeof loader>();
  const { t } = useTranslation(['playground', 'runs']);
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      action={signedIn && <Link to="/playground/runs">{t('runs:title')}</Link>}
    >
      <ul className={classes.catalogue}>
        {entries.map(({ slug, title, what, yardstick, picture, paper }) => (
          <li key={slug} className={classes.entry}>
            <Link
              to={`/playground/${slug}`}
              className={classes.poster}
              aria-label={t('open', { title })}
            >
              <Poster picture={picture} />
            </Link>
            <div className={classes.text}>
              <h2>
                <Link to={`/playground/${slug}`} className={classes.title}>
                  {title}
                </Link>
              </h2>
              <p>{what}</p>
              <dl className={classes.facts}>
                <dt>{t('homework')}</dt>
                <dd>{yardstick}</dd>
                <dt>{t('paper')}</dt>
                <dd lang="en">
                  {paper.authors.join(', ')} ({paper.year}). <cite>{paper.title}</cite>.
                </dd>
              </dl>
            </div>
          </li>
        ))}
      </ul>
      <p className={classes.private}>{t('private')}</p>
    </Page>
  );
}
