import { IconCircleCheckFilled, IconMessageReply } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import type { Criterion } from '#app/domain/syllabus/course.ts';
import type { StudentStage } from '../../student-project.server.ts';
import { ConditionList } from './condition-list.tsx';
import { RubricMarks } from './rubric-marks.tsx';
import classes from './decision-note.module.css';

type DecisionNoteProps = {
  decision: NonNullable<StudentStage['decision']>;
  zone: string;
  /** Of the stage. */
  rubric: readonly Criterion[];
  /** Who looks: a team ticks conditions, staff accept them. */
  as: 'member' | 'staff' | 'reader';
  /** Under what words being typed are kept. */
  keptAs: string;
};

/** Staff's answer to a version, above the text it is about. */
export function DecisionNote({ decision, zone, rubric, as, keptAs }: DecisionNoteProps) {
  const { t } = useTranslation(['feedback', 'goals']);
  const { version, verdict, note, scope, by, at, conditions, marks } = decision;
  const kind = verdict === 'approved' && conditions.length > 0 ? 'conditions' : verdict;
  const Icon = verdict === 'approved' ? IconCircleCheckFilled : IconMessageReply;
  return (
    <section className={classes.decision} data-verdict={verdict} aria-label={t('decision')}>
      <p className={classes.verdict}>
        <Icon size={18} aria-hidden />
        {t(`was.${kind}`, { version, count: conditions.length })}
      </p>
      {scope !== null && <p className={classes.scope}>{t(`goals:answer.was.${scope}`)}</p>}
      {note !== '' && <p className={classes.note}>{note}</p>}
      <RubricMarks rubric={rubric} marks={marks} />
      {conditions.length > 0 && (
        <ConditionList
          label={t('condition.legend')}
          conditions={conditions}
          as={as}
          keptAs={keptAs}
        />
      )}
      <p className={classes.by}>
        {by} · <Moment at={at} zone={zone} />
      </p>
    </section>
  );
}
