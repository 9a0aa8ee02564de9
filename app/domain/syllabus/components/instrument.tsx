import { UnstyledButton } from '@mantine/core';
import { IconPlayerPlayFilled } from '@tabler/icons-react';
import { Component, lazy, Suspense, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { findExperiment } from '#playground/catalog.ts';
import { asLanguage } from '#app/i18n/languages.ts';
import classes from './instrument.module.css';
import { Poster } from './poster.tsx';
import { useSay } from './use-say.ts';

const Playground = lazy(() => import('#playground/views/playground.tsx'));

type InstrumentProps = {
  /** A slug of the playground's catalogue. */
  slug: string;
  onOpen?: () => void;
};

/** An experiment that opens in place: nothing of it is loaded before it is asked for. */
export function Instrument({ slug, onOpen }: InstrumentProps) {
  const [opened, setOpened] = useState(false);
  const { t, i18n } = useTranslation('syllabus');
  const say = useSay();
  const experiment = findExperiment(slug);
  if (experiment === undefined) return null;
  const title = say(experiment.title);
  const start = () => {
    setOpened(true);
    onOpen?.();
  };
  return (
    <section className={classes.instrument} aria-label={title}>
      <h3 className={classes.title}>{title}</h3>
      {opened ? (
        <FailedToLoad text={t('loadFailed')} onRetry={() => setOpened(false)} label={t('start')}>
          <Suspense fallback={<p className={classes.waiting}>{t('loading')}</p>}>
            <Playground
              slug={slug}
              lang={asLanguage(i18n.language) ?? 'en'}
              embedded
              href={`/playground/${slug}`}
            />
          </Suspense>
        </FailedToLoad>
      ) : (
        <>
          <UnstyledButton
            className={classes.poster}
            onClick={start}
            aria-label={t('startNamed', { title })}
          >
            <Poster picture={experiment.picture} />
            <span className={classes.start}>
              <IconPlayerPlayFilled size={14} aria-hidden /> {t('start')}
            </span>
          </UnstyledButton>
          <p className={classes.what}>{say(experiment.lookAt[0])}</p>
        </>
      )}
    </section>
  );
}

type FailedProps = { text: string; label: string; onRetry: () => void; children: ReactNode };

/** Only a class can catch what goes wrong while its children load. */
class FailedToLoad extends Component<FailedProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    const { text, label, onRetry, children } = this.props;
    if (!this.state.failed) return children;
    return (
      <div className={classes.waiting} role="alert">
        <p>{text}</p>
        <button type="button" onClick={onRetry}>
          {label}
        </button>
      </div>
    );
  }
}
