import { useFetcher, useNavigate } from '@remix-run/react';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import type { Outcome } from '#app/db/generated/enums.ts';
import { Shortcuts } from '#app/ui/shortcuts.tsx';
import type { StaffApplication } from '../staff-application.server.ts';
import classes from './application-desk.module.css';
import { useKeptFields } from './kept-fields.ts';
import { OutcomePanel } from './outcome-panel.tsx';
import { ReviewPanel, scoreKeys } from './review-panel.tsx';
import { SentAnswers } from './sent-answers.tsx';

type ApplicationDeskProps = {
  application: StaffApplication;
  zone: string;
  /** Who reviews. */
  reviewer: string;
  /** Addresses: this application, and the ones before and after it in the list. */
  to: { here: string; previous: string | null; next: string | null };
};

/** One application to read, with one's own review and what is prepared beside it. */
export function ApplicationDesk({ application, zone, reviewer, to }: ApplicationDeskProps) {
  const { t } = useTranslation('applications');
  const navigate = useNavigate();
  const fetcher = useFetcher();
  const note = useRef<HTMLTextAreaElement>(null);
  const { id, own, state, questions, answers, appliedAt, changedAt } = application;
  const fields = useMemo(() => ({ application: id }), [id]);
  const { values, keeping, set } = useKeptFields({
    keptAs: `${reviewer}/review/${id}`,
    intent: 'review',
    saved: { score: own.score === null ? '' : String(own.score), note: own.note },
    to: to.here,
    fields,
  });
  const go = (path: string | null) => path !== null && navigate(path);
  const prepare = (outcome: Outcome | 'none') =>
    fetcher.submit({ intent: 'prepare', application: id, outcome }, { method: 'post' });
  const keys = { o: 'offer', w: 'waitlist', r: 'refuse' } as const;
  return (
    <>
      <div className={classes.tools}>
        <p className={classes.soft}>
          {t('staff.applied')} <Moment at={appliedAt} zone={zone} />
          {changedAt > appliedAt && (
            <>
              {' · '}
              {t('staff.changed')} <Moment at={changedAt} zone={zone} />
            </>
          )}
        </p>
        <Shortcuts
          shortcuts={[
            { key: 'j', says: t('staff.shortcut.next'), run: () => go(to.next) },
            { key: 'k', says: t('staff.shortcut.previous'), run: () => go(to.previous) },
            ...scoreKeys.map((key) => ({
              key,
              says: `${t('staff.shortcut.score')}: ${t(`staff.scoreWords.${key}`)}`,
              run: () => set('score', key),
            })),
            { key: 'n', says: t('staff.shortcut.note'), run: () => note.current?.focus() },
            ...(state.state === 'received'
              ? (['o', 'w', 'r'] as const).map((key) => ({
                  key,
                  says: t(`staff.shortcut.${keys[key]}`),
                  run: () => prepare(keys[key]),
                }))
              : []),
          ]}
        />
      </div>
      <div className={classes.desk}>
        <article className={classes.paper} aria-label={t('staff.answers')}>
          <SentAnswers questions={questions} answers={answers} />
        </article>
        <div className={classes.side}>
          <ReviewPanel
            application={application}
            values={values}
            keeping={keeping}
            set={set}
            note={note}
          />
          <OutcomePanel
            application={application}
            prepare={prepare}
            busy={fetcher.state !== 'idle'}
          />
        </div>
      </div>
    </>
  );
}
