import { Link, useLocation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useLateWords } from '#app/domain/calendar/components/late-words.ts';
import type { Task } from '../course-homework.server.ts';
import type { OwnHomeworkState } from '../own-state.ts';
import { CostOfLate } from './cost-of-late.tsx';
import classes from './homework-side.module.css';
import { Standing } from './own-state.tsx';

type HandInProps = {
  offering: string;
  expects: Task['expects'];
  own: OwnHomeworkState;
  /** Whether the reader can hand in on this page. */
  desk: boolean;
  zone: string;
  /** The offering is over: nothing can be handed in by anybody. */
  archived: boolean;
};

/** Everything about handing in one homework: what is expected, what is in, and what it costs. */
export function HandIn({ offering, expects, own, desk, zone, archived }: HandInProps) {
  const { t, i18n } = useTranslation('homework');
  const late = useLateWords(own.kind === 'graded' ? own.lateDays.policy : { kind: 'none' });
  const kinds = new Intl.ListFormat(i18n.language).format(
    expects.kinds.map((kind) => t(`kind.${kind}`)),
  );
  return (
    <div className={classes.handIn}>
      {own.kind !== 'none' && (
        <p>
          <Standing own={own} zone={zone} />
        </p>
      )}
      {own.kind === 'graded' && !archived && <Cost own={own} zone={zone} />}
      {own.kind === 'graded' && <Link to={`/${offering}/late-days`}>{late.name}</Link>}
      {own.kind === 'for oneself' && <p className={classes.soft}>{t('forOneself')}</p>}
      <p className={classes.soft}>{t('together', { kinds, megabytes: expects.megabytes })}</p>
      {expects.byTeam && <p className={classes.soft}>{t('byTeam')}</p>}
      {desk && <a href="#hand-in">{t('toDesk')}</a>}
      {own.kind === 'none' && !own.signedIn && !archived && <SignedOut />}
    </div>
  );
}

type CostProps = { own: Extract<OwnHomeworkState, { kind: 'graded' }>; zone: string };

/** What it costs to be late, while nothing is in. */
function Cost({ own: { homework, lateDays }, zone }: CostProps) {
  const { handedIn, price } = homework;
  if (handedIn !== null || price === null) return null;
  return (
    <p className={classes.soft}>
      <CostOfLate price={price} lateDays={lateDays} zone={zone} />
    </p>
  );
}

/** Who is not signed in is led there and back. */
function SignedOut() {
  const { t } = useTranslation('homework');
  const { pathname, search } = useLocation();
  return (
    <p className={classes.soft}>
      <Link to={`/sign-in?to=${encodeURIComponent(pathname + search)}`}>{t('signIn')}</Link>{' '}
      {t('toHandIn')}
    </p>
  );
}
