import { Button } from '@mantine/core';
import { useLocation } from '@remix-run/react';
import {
  Component,
  lazy,
  Suspense,
  useCallback,
  useRef,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import { useTranslation } from 'react-i18next';
import { asLanguage } from '#app/i18n/languages.ts';
import type { RunSummary } from '#playground/views/run-summary.ts';
import { KeepRun } from './keep-run.tsx';
import classes from './laboratory.module.css';

const load = () => lazy(() => import('#playground/views/playground.tsx'));

/**
 * The whole instrument of an experiment, whose room is kept while it loads, and below it what keeps
 * a run.
 */
export function Laboratory({ slug, signedIn }: { slug: string; signedIn: boolean }) {
  const { t, i18n } = useTranslation('playground');
  const { search } = useLocation();
  const inBrowser = useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
  const [Playground, setPlayground] = useState(load);
  const asking = useRef<(() => RunSummary) | null>(null);
  const onInstrument = useCallback((ask: () => RunSummary) => {
    asking.current = ask;
  }, []);
  const ask = useCallback(() => asking.current?.() ?? null, []);
  const waiting = <p className={classes.waiting}>{t('loading')}</p>;
  return (
    <>
      <div>
        {inBrowser ? (
          <Boundary
            key={slug}
            fallback={(again) => (
              <div className={classes.waiting} role="alert">
                <p>{t('loadFailed')}</p>
                <Button
                  onClick={() => {
                    setPlayground(load);
                    again();
                  }}
                >
                  {t('tryAgain')}
                </Button>
              </div>
            )}
          >
            <Suspense fallback={waiting}>
              <Playground
                slug={slug}
                lang={asLanguage(i18n.language) ?? 'en'}
                search={search}
                onLink={keepInAddress}
                onInstrument={onInstrument}
              />
            </Suspense>
          </Boundary>
        ) : (
          <>
            {waiting}
            <noscript>{t('needsScript')}</noscript>
          </>
        )}
      </div>
      <KeepRun key={slug} slug={slug} signedIn={signedIn} ask={ask} />
    </>
  );
}

/** Keeps the permalink in the address bar, without a step in the history. */
function keepInAddress(search: string): void {
  const { pathname, hash } = window.location;
  const address = `${pathname}${search === '' ? '' : `?${search}`}${hash}`;
  window.history.replaceState(window.history.state, '', address);
}

interface BoundaryProps {
  fallback: (again: () => void) => ReactNode;
  children: ReactNode;
}

/** Only a class can catch what goes wrong while its children load. */
class Boundary extends Component<BoundaryProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    const { fallback, children } = this.props;
    return this.state.failed ? fallback(() => this.setState({ failed: false })) : children;
  }
}
