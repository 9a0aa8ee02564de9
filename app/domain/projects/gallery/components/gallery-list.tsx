import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { PublicProject } from '../public-gallery.server.ts';
import classes from './gallery.module.css';

/** The projects of a gallery, each as an entry of a printed catalogue. */
export function GalleryList({ projects, to }: { projects: readonly PublicProject[]; to: string }) {
  const { t, i18n } = useTranslation('gallery');
  const names = new Intl.ListFormat(i18n.language);
  return (
    <ol className={classes.catalogue}>
      {projects.map(({ slug, title, authors, abstract, code }) => (
        <li key={slug}>
          <article className={classes.entry} aria-labelledby={slug}>
            <p className={classes.authors}>{names.format(authors)}</p>
            <div className={classes.body}>
              <h2 id={slug}>
                <Link to={`${to}/${slug}`} prefetch="intent">
                  {title}
                </Link>
              </h2>
              {abstract !== '' && <p className={classes.abstract}>{abstract}</p>}
              <p className={classes.links}>
                <Link to={`${to}/${slug}`}>
                  {t('read')}
                  <span className={classes.hidden}>: {title}</span>
                </Link>
                {code !== '' && <CodeLink code={code} title={title} />}
              </p>
            </div>
          </article>
        </li>
      ))}
    </ol>
  );
}

/** A team's own link: it says where it leads, and takes nothing along. */
export function CodeLink({ code, title }: { code: string; title: string }) {
  const { t } = useTranslation('gallery');
  return (
    <a href={code} rel="noopener noreferrer nofollow ugc">
      {t('code', { host: new URL(code).hostname })}
      <span className={classes.hidden}>: {title}</span>
    </a>
  );
}
