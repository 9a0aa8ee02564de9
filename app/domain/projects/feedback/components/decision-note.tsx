import { IconCircleCheckFilled, IconMessageReply } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import type { StudentStage } from '../../student-project.server.ts';
import classes from './decision-note.module.css';

type DecisionNoteProps = { decision: NonNullable<StudentStage['decision']>; zone: string };

/** Staff's answer to a version, above the text it is about. */
export function DecisionNote({ decision, zone }: DecisionNoteProps) {
  const { t } = useTranslation('feedback');
  const { version, verdict, note, by, at } = decision;
  const Icon = verdict === 'approved' ? IconCircleCheckFilled : IconMessageReply;
  return (
    <section className={classes.decision} data-verdict={verdict} aria-label={t('decision')}>
      <p className={classes.verdict}>
        <Icon size={18} aria-hidden />
        {t(verdict === 'approved' ? 'wasApproved' : 'changesRequested', { version })}
      </p>
      {note !== '' && <p className={classes.note}>{note}</p>}
      <p className={classes.by}>
        {by} · <Moment at={at} zone={zone} />
      </p>
    </section>
  );
}
