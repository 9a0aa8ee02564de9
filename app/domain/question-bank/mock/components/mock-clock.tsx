import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import { useNow } from '#app/domain/calendar/components/now.tsx';
import type { OwnMock } from '../own-mock.server.ts';
import classes from './mock.module.css';

const minute = 60_000;
/** It is said aloud when so many minutes are left. */
const saidAt = 5;

type MockClockProps = Pick<OwnMock, 'begunAt' | 'endsAt' | 'minutes'> & { zone: string };

/** How much time is left, in whole minutes: nothing runs, and nothing ends by itself. */
export function MockClock({ begunAt, endsAt, minutes, zone }: MockClockProps) {
  const { t } = useTranslation('mock');
  const left = endsAt.getTime() - useNow().getTime();
  const over = left <= 0;
  const count = Math.ceil(left / minute);
  return (
    <div className={classes.clock} data-over={over || undefined}>
      <p className={classes.left}>{over ? t('clock.over') : t('clock.left', { count })}</p>
      {!over && (
        <progress
          className={classes.progress}
          value={minutes - count}
          max={minutes}
          aria-label={t('clock.gone')}
        />
      )}
      <p className={classes.soft}>
        {over ? (
          t('clock.writeOn')
        ) : (
          <Moment at={begunAt} end={endsAt} zone={zone} distance={false} />
        )}
      </p>
      <p role="status" className={classes.said}>
        {over ? t('clock.over') : count <= saidAt && t('clock.soon', { count: saidAt })}
      </p>
    </div>
  );
}
