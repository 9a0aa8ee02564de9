import { UnstyledButton } from '@mantine/core';
import { useLocation } from '@remix-run/react';
import { IconPlayerPlayFilled } from '@tabler/icons-react';
import { Component, lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { asLanguage } from '#app/i18n/languages.ts';
import type { InstrumentSummary } from '../instrument-summary.ts';
import classes from './instrument.module.css';
import { Poster } from './poster.tsx';
import { useSay } from './use-say.ts';

type InstrumentProps = {
  instrument: InstrumentSummary;
  onOpen?: () => void;
};

/** An experiment that opens in place: nothing of it is loaded before it is asked for. */
export function Instrument({ instrument, onOpen }: InstrumentProps) {
  const [Playground, setPlayground] = useState<ReturnType<typeof load> | null>(null);
  const section = useRef<HTMLElement>(null);
  const opened = Playground !== null;
  const { t, i18n } = useTranslation('syllabus');
  const say = useSay();
  // The page's address may carry an experiment's settings, as the experiment's own page does.
  const { search } = useLocation();
  // The pressed button is gone: the keyboard goes on from where it stood.
  useEffect(() => {
    if (opened) section.current?.focus({ preventScroll: true });
  }, [opened]);
  const { slug, picture, lookAt } = instrument;
  const title = say(instrument.title);
  const start = () => {
    setPlayground(load());
    onOpen?.();
  };
  return (
    <section ref={section} tabIndex={-1} className={classes.instrument} aria-label={title}>
      <h3 className={classes.title}>{title}</h3>
      {opened ? (
        <FailedToLoad text={t('loadFailed')} onRetry={() => setPlayground(null)} label={t('start')}>
          <Suspense fallback={<p className={classes.waiting}>{t('loading')}</p>}>
            <Playground
              slug={slug}
              lang={asLanguage(i18n.language) ?? 'en'}
              search={search}
              embedded
              pressed
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
            <Poster picture={picture} />
            <span className={classes.start}>
              <IconPlayerPlayFilled size={14} aria-hidden /> {t('start')}
            </span>
          </UnstyledButton>
          <p className={classes.what}>{say(lookAt)}</p>
        </>
      )}
    </section>
  );
}

/** A new attempt each time: React keeps the failure of an old one. */
const load = () => lazy(() => import('#playground/views/playground.tsx'));

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
