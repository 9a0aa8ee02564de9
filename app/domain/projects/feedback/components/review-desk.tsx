import { SegmentedControl } from '@mantine/core';
import { Link, useNavigate } from '@remix-run/react';
import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useComeBack } from '#app/ui/come-back.ts';
import { Shortcuts } from '#app/ui/shortcuts.tsx';
import type { ReviewPlaces } from '../../desk/review-places.ts';
import { ComparedText } from '../../document/components/compared-text.tsx';
import { DetailsView } from '../../details/components/details-view.tsx';
import { selectedPassage } from '../../document/dom-passage.ts';
import type { Answer } from '../answered.ts';
import { keptFields, savedReplies } from '../kept-fields.ts';
import type { StaffReview } from '../staff-review.server.ts';
import { DecisionForm } from './decision-form.tsx';
import { DecisionNote } from './decision-note.tsx';
import { HeldNote } from './held-note.tsx';
import { InheritedList } from './inherited-list.tsx';
import { useKeptText, useWordsOfOtherBrowsers } from '#app/domain/people/components/kept-text.ts';
import classes from './review-desk.module.css';
import { LeftWords } from './left-words.tsx';
import { RubricForm } from './rubric-form.tsx';
import { ReviewText, targetIn, type Target } from './review-text.tsx';
import { ReviewThreads } from './review-threads.tsx';
import { SeenLine } from './seen-line.tsx';
import { StaffNotes } from './staff-notes.tsx';
import { WritingHelpProvider } from './writing-help.ts';

// Rarely opened: its code is loaded when it is asked for.
const ReplyDialog = lazy(() => import('./reply-dialog.tsx'));

type ReviewDeskProps = {
  review: StaffReview;
  zone: string;
  /** Person and document: under what words being typed are kept. */
  keptAs: string;
  /** Whether the changes since the last answer are shown instead of the text. */
  changes: boolean;
  to: ReviewPlaces;
};

/** Document and feedback side by side; on a phone one of them at a time. */
export function ReviewDesk({ review, zone, keptAs, changes, to }: ReviewDeskProps) {
  const { t } = useTranslation(['feedback', 'suggestions']);
  const navigate = useNavigate();
  const [pane, setPane] = useState<'text' | 'feedback'>('text');
  const [target, setTarget] = useState<Target | undefined>(undefined);
  const [active, setActive] = useState<string | null>(null);
  const [verdict, setVerdict] = useState<Answer | null>(null);
  const [noting, setNoting] = useState(false);
  const [managed, setManaged] = useState<string | null>(null);
  const { people, replies } = review;
  const help = useMemo(() => ({ people, replies, manage: setManaged }), [people, replies]);
  useWordsOfOtherBrowsers(keptAs);
  const sheet = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const note = useRef<HTMLTextAreaElement>(null);

  const { version } = review;
  const about = useKeptText(`${keptAs}/${keptFields.commentAbout(version.number)}`);
  const comment = (given: Target) => {
    about.write(JSON.stringify(given));
    setTarget(given);
    setPane('feedback');
  };
  useComeBack(keptAs, () => setPane('feedback'), true);
  useComeBack(`${keptAs}/${keptFields.comment(version.number)}`, () =>
    setTarget(targetIn(about.words)),
  );
  useComeBack(`${keptAs}/${savedReplies}`, () => setManaged(''), true);
  const choose = (chosen: Answer) => {
    setVerdict(chosen);
    setPane('feedback');
    requestAnimationFrame(() => note.current?.focus());
  };
  const go = (path: string | null) => path !== null && navigate(path);
  const drafts = review.threads.flatMap(({ comments }) => comments).filter(({ draft }) => draft);
  const decidable = version.latest && version.decision === null;
  return (
    <WritingHelpProvider value={help}>
      <div className={classes.tools}>
        {review.changes !== null && (
          <nav className={classes.views} aria-label={t('views')}>
            <Link to={to.text} aria-current={changes ? undefined : 'true'}>
              {t('viewText')}
            </Link>
            <Link to={to.changes} aria-current={changes ? 'true' : undefined}>
              {t('viewChanges', { version: review.changes.since })}
            </Link>
          </nav>
        )}
        <Link to={to.live}>{t('suggestions:suggestIn')}</Link>
        <Shortcuts
          shortcuts={[
            { key: 'j', says: t('shortcuts.next'), run: () => go(to.next) },
            { key: 'k', says: t('shortcuts.previous'), run: () => go(to.previous) },
            {
              key: 'c',
              says: t('shortcuts.comment'),
              run: () =>
                comment(sheet.current && selectedPassage(sheet.current, document.getSelection())),
            },
            {
              key: 'n',
              says: t('shortcuts.note'),
              run: () => {
                setNoting(true);
                setPane('feedback');
              },
            },
            { key: 's', says: t('suggestions:shortcut'), run: () => go(to.live) },
            ...(decidable
              ? [
                  { key: 'a', says: t('shortcuts.approve'), run: () => choose('approved') },
                  {
                    key: 'w',
                    says: t('shortcuts.conditions'),
                    run: () => choose('conditions'),
                  },
                  {
                    key: 'r',
                    says: t('shortcuts.changes'),
                    run: () => choose('changes_requested'),
                  },
                ]
              : []),
          ]}
          also={[
            { key: 'Ctrl ↵', says: t('shortcuts.send') },
            { key: '/', says: t('shortcuts.reply') },
            { key: '@', says: t('shortcuts.mention') },
          ]}
        />
        <SegmentedControl
          className={classes.switch ?? ''}
          aria-label={t('panes')}
          value={pane}
          onChange={(value) => setPane(value === 'feedback' ? 'feedback' : 'text')}
          data={[
            { value: 'text', label: t('paneText') },
            { value: 'feedback', label: t('paneFeedback', { count: review.threads.length }) },
          ]}
        />
      </div>
      <div className={classes.desk} data-pane={pane}>
        <div className={classes.paper}>
          <DetailsView details={review.details} changes={review.goals?.changes ?? null} />
          {changes && review.changes !== null ? (
            <ComparedText {...review.changes} />
          ) : (
            <ReviewText
              review={review}
              sheet={sheet}
              active={active}
              onActivate={(thread) => {
                setActive(thread);
                setPane('feedback');
              }}
              onComment={comment}
            />
          )}
        </div>
        <div className={classes.feedback}>
          {version.decision?.held === true && (
            <HeldNote version={version.number} round={to.round} />
          )}
          {version.decision !== null && (
            <DecisionNote
              decision={{ version: version.number, ...version.decision }}
              zone={zone}
              rubric={review.rubric.criteria}
              as={version.decision.held ? 'reader' : 'staff'}
              keptAs={keptAs}
            />
          )}
          {version.decision !== null && (
            <LeftWords
              version={version.number}
              decision={version.decision}
              keptAs={keptAs}
              onComment={() => comment(null)}
            />
          )}
          {review.seen !== null && <SeenLine seen={review.seen} zone={zone} />}
          <InheritedList inherited={review.inherited} to={to.stage} as="staff" keptAs={keptAs} />
          {decidable && (
            <RubricForm version={version.number} rubric={review.rubric} keptAs={keptAs} />
          )}
          {decidable && (
            <DecisionForm
              key={keptAs}
              version={version.number}
              drafts={drafts.length}
              keptAs={keptAs}
              hold={review.hold}
              asksScope={(review.goals?.changes ?? null) !== null}
              verdict={verdict}
              onVerdict={setVerdict}
              note={note}
            />
          )}
          <ReviewThreads
            review={review}
            keptAs={keptAs}
            target={target}
            onTarget={(given) => (given === undefined ? setTarget(given) : comment(given))}
            active={active}
            onActivate={setActive}
            list={list}
          />
          <StaffNotes notes={review.notes} keptAs={keptAs} writing={noting} onWriting={setNoting} />
        </div>
      </div>
      {managed !== null && (
        <Suspense>
          <ReplyDialog
            replies={review.replies}
            words={managed}
            keptAs={keptAs}
            close={() => setManaged(null)}
          />
        </Suspense>
      )}
    </WritingHelpProvider>
  );
}
