import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import { useLateCut, useLateWords } from '#app/domain/calendar/components/late-words.ts';
import type { LateCut, LatePolicy } from '#app/domain/calendar/late-policy.ts';
import type { OwnHomeworkState } from '../own-state.ts';
import type { OwnHomework } from '../student-homework.server.ts';
import classes from './own-state.module.css';

type OwnStateProps = {
  homework: Pick<OwnHomework, 'handedIn' | 'charge' | 'price'>;
  /** By which being late was charged; nothing is to who is not graded. */
  policy?: LatePolicy;
  /** The offering's zone where it is to be said when it was handed in. */
  zone?: string;
};

/** What became of somebody's own homework: not in yet, closed, or which version is in at what cost. */
export function OwnState({ homework, policy = { kind: 'none' }, zone }: OwnStateProps) {
  const { t } = useTranslation('dashboard');
  const { takes } = useLateWords(policy);
  const { handedIn, charge, price } = homework;
  if (handedIn === null) {
    if (price === null) return null;
    return t(price.ok ? 'notHandedIn' : 'closed');
  }
  const version = t('handedIn', { number: handedIn.number });
  const days = charge > 0 ? ` · ${takes(charge)}` : '';
  return (
    <>
      {version + days}
      {zone !== undefined && (
        <span className={classes.line}>
          <Moment at={handedIn.at} zone={zone} distance={false} />
        </span>
      )}
    </>
  );
}

type StandingProps = {
  own: Exclude<OwnHomeworkState, { kind: 'none' }>;
  zone: string;
  strongScore?: number;
};

/** How somebody stands with a homework: what is in, since when, and its score where there is one. */
export function Standing({ own, zone, strongScore }: StandingProps) {
  const { t } = useTranslation('dashboard');
  if (own.kind === 'for oneself') {
    const { handedIn } = own.homework;
    if (handedIn === null) return t('notHandedIn');
    return <OwnState homework={{ handedIn, charge: 0, price: null }} zone={zone} />;
  }
  const { score, cut } = own.homework;
  return (
    <>
      <OwnState homework={own.homework} policy={own.lateDays.policy} zone={zone} />
      {score !== null && (
        <span className={classes.line}>
          <Score percent={score} cut={cut} strongScore={strongScore} />
        </span>
      )}
    </>
  );
}

type ScoreProps = {
  percent: number;
  /** What being late took off it, if anything. */
  cut: LateCut | null;
  /** Percent from which a homework is strong; said only where it matters. */
  strongScore?: number | undefined;
};

/** A released score. */
export function Score({ percent, cut, strongScore }: ScoreProps) {
  const { t } = useTranslation('dashboard');
  const cutText = useLateCut();
  const strong = strongScore !== undefined && percent >= strongScore;
  return (
    <>
      {t('percent', { percent })}
      {cut !== null && <span className={classes.line}>{cutText(cut)}</span>}
      {strongScore !== undefined && (
        <span className={classes.strong} data-strong={strong}>
          {t(strong ? 'strong' : 'notStrong')}
        </span>
      )}
    </>
  );
}
