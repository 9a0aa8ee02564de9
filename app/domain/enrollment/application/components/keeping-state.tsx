import { useLocation, Link } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Keeping } from './kept-fields.ts';
import classes from './application.module.css';

/** A quiet word on whether what was typed is safe: `Saved 2 s ago`. */
export function KeepingState({ keeping }: { keeping: Keeping }) {
  const { t } = useTranslation('applications');
  const { pathname, search } = useLocation();
  const signedOut = keeping.state === 'kept here' && keeping.because === 'signed out';
  return (
    <p className={classes.keeping} data-state={keeping.state}>
      <span role="status">
        {keeping.state === 'saving' && t('keeping.saving')}
        {keeping.state === 'saved' && t('keeping.saved')}
        {keeping.state === 'kept here' && t(signedOut ? 'keeping.signedOut' : 'keeping.here')}
      </span>
      {keeping.state === 'saved' && <Ago key={keeping.since} since={keeping.since} />}
      {signedOut && (
        <Link to={`/sign-in?to=${encodeURIComponent(pathname + search)}`}>
          {t('keeping.signIn')}
        </Link>
      )}
    </p>
  );
}

/** Not for screen readers: they were told once, and would be told every second. */
function Ago({ since }: { since: number }) {
  const { t } = useTranslation('applications');
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(
      () => setSeconds(Math.round((performance.now() - since) / 1000)),
      1_000,
    );
    return () => clearInterval(timer);
  }, [since]);
  if (seconds < 2) return null;
  return (
    <span aria-hidden>
      {seconds < 60
        ? t('keeping.seconds', { count: seconds })
        : t('keeping.minutes', { count: Math.floor(seconds / 60) })}
    </span>
  );
}
