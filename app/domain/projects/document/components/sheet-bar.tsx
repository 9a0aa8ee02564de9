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
  note: ReactNode;
};

const icons: Record<LiveStatus, typeof IconLock> = {
  connecting: IconCloudUp,
  saving: IconCloudUp,
  saved: IconCloudCheck,
  offline: IconCloudOff,
  'signed-out': IconUserOff,
  'not-allowed': IconLock,
};

/** The quiet bar above the text: whether it is saved, who else is here, which version is where. */
export function SheetBar({ state, signInHref, note }: SheetBarProps) {
  const { t } = useTranslation('projects');
  const status = state?.status ?? 'connecting';
  const seconds = useSecondsSaved(status);
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
    </>
  );
}

const step = 5;

/** For how many seconds all has been saved, in steps; null right after. */
function useSecondsSaved(status: LiveStatus): number | null {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    setSeconds(0);
    if (status !== 'saved') return;
    const timer = setInterval(() => setSeconds((before) => before + step), step * 1_000);
    return () => clearInterval(timer);
  }, [status]);
  return seconds === 0 || seconds > 120 ? null : seconds;
}
