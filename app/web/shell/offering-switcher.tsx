import { IconSelector } from '@tabler/icons-react';
import { Link, useLocation } from '@remix-run/react';
import classes from './offering-switcher.module.css';

export type OfferingChoice = { slug: string; code: string; term: string };

/** Which offering one is in, and the way to another. */
export function OfferingSwitcher({
  offerings,
  current,
}: {
  offerings: OfferingChoice[];
  current: string;
}) {
  const { pathname } = useLocation();
  const here = offerings.find(({ slug }) => slug === current);
  if (here === undefined) return null;
  return (
    // Another page begins with the list closed.
    <details key={pathname} className={classes.switcher}>
      <summary className={classes.current}>
        <span>
          <span className={classes.code}>{here.code}</span>
          <span className={classes.term}>{here.term}</span>
        </span>
        <IconSelector size={16} stroke={1.6} aria-hidden />
      </summary>
      <ul className={classes.list}>
        {offerings.map(({ slug, code, term }) => (
          <li key={slug}>
            <Link to={`/${slug}`} aria-current={slug === current ? 'true' : undefined}>
              {code} · {term}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
