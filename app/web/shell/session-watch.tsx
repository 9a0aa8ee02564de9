import { Button } from '@mantine/core';
import { Link, useLocation, useRevalidator } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNotedPages } from '#app/ui/come-back.ts';
import { Notice } from '#app/ui/notice.tsx';
import { tellSignedOut, useSignedOut } from '#app/ui/signed-out.ts';
import classes from './session-watch.module.css';

const warnMs = 10 * 60_000;
const lookMs = 15_000;

/** Warns before a session runs out, and says when it has, what is kept and what to do. */
export function SessionWatch({ endsAt }: { endsAt: Date | null }) {
  const { t } = useTranslation('frame');
  const { pathname, search } = useLocation();
  const { revalidate, state } = useRevalidator();
  const left = useLeft(endsAt);
  const found = useSignedOut();
  useNotedPages(pathname);
  const signingIn = pathname.startsWith('/sign-in');
  useEffect(() => {
    if (signingIn) tellSignedOut(false);
  }, [signingIn]);
  const over = endsAt !== null && (found || (left !== null && left <= 0));
  if (signingIn || (!over && (left === null || left > warnMs))) return null;
  return (
    <div className={classes.watch}>
      {over ? (
        <Notice tone="late">
          {t('session.over')}{' '}
          <Link to={`/sign-in?to=${encodeURIComponent(pathname + search)}`}>
            {t('session.signIn')}
          </Link>
        </Notice>
      ) : (
        <Notice tone="soon">
          {t('session.ends', { count: Math.ceil((left ?? 0) / 60_000) })}{' '}
          <Button
            size="compact-sm"
            variant="default"
            loading={state !== 'idle'}
            onClick={() => revalidate()}
          >
            {t('session.stay')}
          </Button>
        </Notice>
      )}
    </div>
  );
}

/** Milliseconds that are left of the session; null before the page has come alive. */
function useLeft(endsAt: Date | null): number | null {
  const [left, setLeft] = useState<number | null>(null);
  const ends = endsAt?.getTime() ?? null;
  useEffect(() => {
    // Sessions run in real time, whatever the portal's clock says.
    const look = () =>
      setLeft(ends === null ? null : ends - performance.timeOrigin - performance.now());
    look();
    const timer = setInterval(look, lookMs);
    window.addEventListener('focus', look);
    return () => {
      clearInterval(timer);
      window.removeEventListener('focus', look);
    };
  }, [ends]);
  return left;
}
