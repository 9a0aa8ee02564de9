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
import type { ModelFile } from '#playground/views/model-file.ts';
import type { PlaygroundProps } from '#playground/views/playground.tsx';
import type { AskInstrument } from '#playground/views/full-instrument.tsx';
import type { SharedModel } from '../kept-model.server.ts';
import { KeepRun } from './keep-run.tsx';
import { SharedModelNotice } from './shared-model.tsx';
import classes from './laboratory.module.css';

/** The instrument's code, and the model of a key to begin with. */
const load = (key: string | undefined) =>
  lazy(async () => {
    const [{ default: Playground }, model] = await Promise.all([
      import('#playground/views/playground.tsx'),
      key === undefined ? undefined : openModel(key),
    ]);
    return { default: (props: PlaygroundProps) => <Playground {...props} model={model} /> };
  });

async function openModel(key: string): Promise<ModelFile> {
  const [{ readModelFile }, answer] = await Promise.all([
    import('#playground/views/model-file.ts'),
    fetch(`/playground/models/${key}`),
  ]);
  const model = answer.ok ? readModelFile(new Uint8Array(await answer.arrayBuffer())) : null;
  if (model === null) throw new Error(`the model could not be opened: ${answer.status}`);
  return model;
}

type LaboratoryProps = {
  slug: string;
  signedIn: boolean;
  /** What the address says of a kept model: null when nothing, `model: null` when it is gone. */
  shared: { model: SharedModel | null } | null;
};

/**
 * The whole instrument of an experiment, whose room is kept while it loads, above it what is said of
 * a model that was shared, and below it what keeps a run.
 */
export function Laboratory({ slug, signedIn, shared }: LaboratoryProps) {
  const { t, i18n } = useTranslation('playground');
  const { search } = useLocation();
  const inBrowser = useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
  const key = shared?.model?.key;
  const [Playground, setPlayground] = useState(() => load(key));
  const asking = useRef<AskInstrument | null>(null);
  const onInstrument = useCallback((ask: AskInstrument) => {
    asking.current = ask;
  }, []);
  const ask = useCallback(() => asking.current, []);
  const waiting = <p className={classes.waiting}>{t('loading')}</p>;
  return (
    <>
      {shared && <SharedModelNotice model={shared.model} />}
      <div>
        {inBrowser ? (
          <Boundary
            key={slug}
            fallback={(again) => (
              <div className={classes.waiting} role="alert">
                <p>{t('loadFailed')}</p>
                <Button
                  onClick={() => {
                    setPlayground(load(key));
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
