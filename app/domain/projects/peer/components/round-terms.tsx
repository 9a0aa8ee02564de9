import { useTranslation } from 'react-i18next';
import { Deadline, Moment } from '#app/domain/calendar/components/deadline.tsx';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { useNow } from '#app/domain/calendar/components/now.tsx';
import type { StaffPeers } from '../staff-peers.server.ts';
import classes from './staff-peers.module.css';

/** More titles than these are counted only. */
const mostTitles = 5;

type Part = { peers: StaffPeers; zone: string };

/** The rule of a round: how many, by when, who is named, what is asked. */
export function RoundTerms({ peers, zone }: Part) {
  const { t } = useTranslation('peer');
  const say = useSay();
  const { terms, due, questions, round } = peers;
  return (
    <div>
      <ul className={classes.terms}>
        <li>{t('staff.each', { count: terms.readers })}</li>
        <li>{t('staff.atMost', { count: terms.atMost })}</li>
        <li>{t(`staff.anonymous.${terms.anonymous}`)}</li>
        <li>
          {t('staff.due')}{' '}
          <Deadline
            at={due}
            zone={zone}
            size="short"
            done={round === null || peers.outstanding === 0}
          />
        </li>
        {round !== null && (
          <li>
            {t('staff.opened', { by: round.openedBy })}{' '}
            <Moment at={round.openedAt} zone={zone} distance={false} />
          </li>
        )}
        {round !== null && (
          <li>
            {round.releasedAt === null ? (
              t('staff.notReleased')
            ) : (
              <>
                {t('staff.released')} <Moment at={round.releasedAt} zone={zone} distance={false} />
              </>
            )}
          </li>
        )}
      </ul>
      <details className={classes.questions}>
        <summary>{t('staff.questions')}</summary>
        <ol>
          {questions.map(({ key, label }) => (
            <li key={key}>{say(label)}</li>
          ))}
        </ol>
      </details>
    </div>
  );
}

/** What staff should know before they carry a plan out; nothing where all is well. */
export function PlanWarnings({ peers }: { peers: StaffPeers }) {
  const { t, i18n } = useTranslation('peer');
  const now = useNow();
  const { short, waiting, idle } = peers.plan;
  const list = (titles: readonly string[]) => new Intl.ListFormat(i18n.language).format(titles);
  const lacks = short.reduce((sum, one) => sum + one.lacks, 0);
  const warnings = [
    peers.round === null && peers.deadline > now && t('staff.warn.ahead'),
    lacks > 0 &&
      t('staff.warn.short', { count: lacks, titles: list(short.map(({ title }) => title)) }),
    waiting.length > mostTitles && t('staff.warn.manyWait', { count: waiting.length }),
    waiting.length > 0 &&
      waiting.length <= mostTitles &&
      t('staff.warn.waiting', { count: waiting.length, titles: list(waiting) }),
    idle > 0 && t('staff.warn.idle', { count: idle }),
  ].filter((warning) => warning !== false);
  if (warnings.length === 0) return null;
  return (
    <ul className={classes.warnings}>
      {warnings.map((warning) => (
        <li key={warning}>{warning}</li>
      ))}
    </ul>
  );
}
