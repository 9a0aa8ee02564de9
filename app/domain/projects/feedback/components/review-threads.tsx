import { Button } from '@mantine/core';
import { Fragment, useEffect, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffReview } from '../staff-review.server.ts';
import { keptFields } from '../kept-fields.ts';
import { CommentForm } from './comment-form.tsx';
import classes from './review-threads.module.css';
import type { Target } from './review-text.tsx';
import { ThreadCard } from './thread-card.tsx';

type ReviewThreadsProps = {
  review: StaffReview;
  keptAs: string;
  /** What a comment is being written about; undefined when none is. */
  target: Target | undefined;
  onTarget: (target: Target | undefined) => void;
  active: string | null;
  onActivate: (thread: string | null) => void;
  list: RefObject<HTMLDivElement>;
};

/** The conversations about a version, in reading order, and the place to begin another. */
export function ReviewThreads(props: ReviewThreadsProps) {
  const { review, keptAs, target, onTarget, active, onActivate, list } = props;
  const { t } = useTranslation('feedback');
  useEffect(() => {
    if (active === null) return;
    list.current
      ?.querySelector(`#thread-${CSS.escape(active)}`)
      ?.scrollIntoView({ block: 'nearest' });
  }, [active, list]);
  const general = review.threads.filter(({ anchor }) => anchor === null);
  const placed = review.threads.filter(({ anchor }) => anchor !== null);
  return (
    <section className={classes.threads} aria-labelledby="threads">
      <div className={classes.head}>
        <h2 id="threads">{t('threads')}</h2>
        <Button size="compact-sm" variant="subtle" onClick={() => onTarget(null)}>
          {t('commentAll')}
        </Button>
      </div>
      {target !== undefined && (
        <div className={classes.compose}>
          <p className={classes.about}>
            {t('newComment', { about: aboutTarget(review, target, t) })}
          </p>
          <CommentForm
            key={JSON.stringify(target)}
            keptAs={`${keptAs}/${keptFields.comment(review.version.number)}`}
            label={t('comment')}
            submit={t('saveDraft')}
            fields={{
              intent: 'comment',
              version: `${review.version.number}`,
              passage: JSON.stringify(target),
            }}
            autoFocus
            onSent={() => onTarget(undefined)}
            onCancel={() => onTarget(undefined)}
          />
        </div>
      )}
      <div ref={list} className={classes.list}>
        {review.threads.length === 0 && target === undefined && (
          <p className={classes.none}>{t('noThreads')}</p>
        )}
        {general.length > 0 && <h3 className={classes.part}>{t('wholeText')}</h3>}
        {[...general, ...placed].map((thread, index) => (
          <Fragment key={thread.id}>
            {general.length > 0 && index === general.length && (
              <h3 className={classes.part}>{t('inTheText')}</h3>
            )}
            <ThreadCard
              thread={thread}
              orphan={thread.anchor !== null && thread.passage === null}
              active={thread.id === active}
              onActivate={onActivate}
              as="staff"
              keptAs={keptAs}
            />
          </Fragment>
        ))}
      </div>
    </section>
  );
}

function aboutTarget(
  { content }: StaffReview,
  target: Target,
  t: (key: 'aboutAll' | 'aboutSelection' | 'aboutBlock', values?: { number: number }) => string,
): string {
  if (target === null || content === null) return t('aboutAll');
  return 'block' in target
    ? t('aboutBlock', { number: target.block + 1 })
    : t('aboutSelection', { number: target.from.block + 1 });
}
