import { UnstyledButton } from '@mantine/core';
import { IconPlayerPlayFilled } from '@tabler/icons-react';
import {
  Component,
  lazy,
  Suspense,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import { useTranslation } from 'react-i18next';
import { Poster } from '#app/domain/syllabus/components/poster.tsx';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { asLanguage } from '#app/i18n/languages.ts';
import type { Still } from '#playground/views/still.ts';
import { experimentHref } from '../figure.ts';
import type { ExperimentNode } from '../figure-nodes.ts';
import classes from './experiment.module.css';

type ExperimentViewProps = {
  attrs: ExperimentNode['attrs'];
  /** Null when the playground has no such experiment (any more). */
  still: Still | null;
  caption: ReactNode;
};

/**
 * An experiment with its settings: a still of it, which its reader can run in place. Nothing of the
 * playground is loaded before that.
 */
export function ExperimentView({ attrs, still, caption }: ExperimentViewProps) {
  const [Playground, setPlayground] = useState<ReturnType<typeof load> | null>(null);
  const { t, i18n } = useTranslation('figures');
  const say = useSay();
  const origin = useSyncExternalStore(never, originHere, noOrigin);
  const frame = useRef<HTMLDivElement>(null);
  const running = Playground !== null;
  // The pressed button is gone: the keyboard goes on from where it stood.
  useEffect(() => {
    if (running) frame.current?.focus({ preventScroll: true });
  }, [running]);
  const href = experimentHref(attrs);
  const title = still === null ? attrs.experiment : say(still.title);
  return (
    <>
      <div ref={frame} tabIndex={-1} className={classes.frame} data-running={running || undefined}>
        <div className={classes.still}>
          {still !== null && !running && (
            <div className={classes.poster}>
              <Poster picture={still.picture} />
            </div>
          )}
          <div className={classes.words}>
            <p className={classes.title}>{title}</p>
            {still === null ? <p>{t('experiment.gone')}</p> : <Settings still={still} />}
            <p className={classes.address}>{`${origin}${href}`}</p>
            <p className={classes.ways}>
              {still !== null && !running && (
                <UnstyledButton
                  className={classes.run}
                  onClick={() => setPlayground(load())}
                  aria-label={t('experiment.runNamed', { title })}
                >
                  <IconPlayerPlayFilled size={12} aria-hidden /> {t('experiment.run')}
                </UnstyledButton>
              )}
              <a href={href} target="_blank" rel="noopener">
                {t('experiment.open')}
              </a>
            </p>
          </div>
        </div>
        {running && (
          <div className={classes.instrument}>
            <Boundary
              fallback={
                <p role="alert" className={classes.failed}>
                  {t('experiment.failed')}{' '}
                  <UnstyledButton className={classes.run} onClick={() => setPlayground(null)}>
                    {t('experiment.again')}
                  </UnstyledButton>
                </p>
              }
            >
              <Suspense fallback={<p className={classes.failed}>{t('experiment.loading')}</p>}>
                <Playground
                  slug={attrs.experiment}
                  lang={asLanguage(i18n.language) ?? 'en'}
                  search={attrs.settings}
                  embedded
                  pressed
                />
              </Suspense>
            </Boundary>
          </div>
        )}
      </div>
      {caption}
    </>
  );
}

/** What of the run is not as given by default. */
function Settings({ still: { seed, step, changed } }: { still: Still }) {
  const { t } = useTranslation('figures');
  const say = useSay();
  const values = [
    t('experiment.seed', { seed }),
    ...(step === undefined ? [] : [t('experiment.step', { step })]),
    ...changed.map(({ label, value }) => `${say(label)} ${say(value)}`),
  ];
  return (
    <p className={classes.settings}>
      {values.join(' · ')}
      {changed.length === 0 && ` · ${t('experiment.defaults')}`}
    </p>
  );
}

/** A new attempt each time: React keeps the failure of an old one. */
const load = () => lazy(() => import('#playground/views/playground.tsx'));

/** On paper an address needs its host; the server does not know it here. */
const never = () => () => {};
const originHere = () => window.location.origin;
const noOrigin = () => '';

/** Only a class can catch what goes wrong while its children load. */
class Boundary extends Component<
  { fallback: ReactNode; children: ReactNode },
  { failed: boolean }
> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}
