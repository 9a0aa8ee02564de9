import { Button } from '@mantine/core';
import {
  IconCloudCheck,
  IconCloudOff,
  IconCloudUp,
  IconLock,
  IconUserOff,
} from '@tabler/icons-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LiveState, LiveStatus } from './editor/live-text.ts';
import classes from './sheet-bar.module.css';

type SheetBarProps = {
  /** Null before the editor is there, and for who may only read. */
  state: LiveState | null;
  signInHref: string;
  /** How long the text is. */
  pages: ReactNode;
  note: ReactNode;
  /** Loads the text anew, without the change that was not taken. */
  onStartAnew: () => void;
};

const icons: Record<LiveStatus, typeof IconLock> = {
  connecting: IconCloudUp,
  saving: IconCloudUp,
  saved: IconCloudCheck,
  offline: IconCloudOff,
  'signed-out': IconUserOff,
  'not-allowed': IconLock,
  'only-suggestions': IconLock,
};

/** The quiet bar above the text: whether it is saved, who else is here, which version is where. */
export function SheetBar({ state, signInHref, pages, note, onStartAnew }: SheetBarProps) {
  const { t } = useTranslation(['projects', 'suggestions']);
  const status = state?.status ?? 'connecting';
  const seconds = useSecondsSaved(state?.savedAt ?? null);
  const Icon = icons[status];
  return (
    <>
      <div className={classes.bar}>
        <p className={classes.status} data-status={status}>
          {state !== null && (
            <>
              <Icon size={16} stroke={1.7} aria-hidden />
              <span role="status">{t(`live.${status}`)}</span>
              {status === 'saved' && seconds !== null && (
                <span className={classes.seconds} aria-hidden>
                  {t('live.ago', { seconds })}
                </span>
              )}
            </>
          )}
        </p>
        {state !== null && state.others.length > 0 && (
          <p>{t('live.others', { names: state.others.join(', ') })}</p>
        )}
        <div className={classes.pages}>{pages}</div>
        <p className={classes.note}>{note}</p>
      </div>
      {status === 'signed-out' && (
        <p className={classes.banner} role="alert">
          {t('live.signedOutText')} <a href={signInHref}>{t('live.signIn')}</a>
        </p>
      )}
      {status === 'not-allowed' && (
        <p className={classes.banner} role="alert">
          {t('live.notAllowedText')}
        </p>
      )}
      {status === 'only-suggestions' && (
        <div className={classes.banner} role="alert">
          <p>{t('suggestions:refused.text')}</p>
          <Button size="compact-sm" variant="default" onClick={onStartAnew}>
            {t('suggestions:refused.button')}
          </Button>
        </div>
      )}
    </>
  );
}

const stepMs = 5_000;
const longestMs = 120_000;

/** For how many seconds all has been saved, in steps; null right after, and when it is long ago. */
function useSecondsSaved(savedAt: number | null): number | null {
  const [now, setNow] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), stepMs);
    return () => clearInterval(timer);
  }, []);
  const passed = savedAt === null ? 0 : now - savedAt;
  if (passed < stepMs || passed > longestMs) return null;
  return (Math.floor(passed / stepMs) * stepMs) / 1_000;
}
