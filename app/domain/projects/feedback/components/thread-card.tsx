import { UnstyledButton } from '@mantine/core';
import { useFetcher } from '@remix-run/react';
import { IconCheck, IconQuote } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useComeBack } from '#app/ui/come-back.ts';
import { useDistances } from '#app/domain/calendar/components/deadline.tsx';
import { SmallButton } from '#app/ui/small-button.tsx';
import { Who } from '../../components/who.tsx';
import type { CommentView, ThreadView } from '../document-threads.server.ts';
import { keptFields } from '../kept-fields.ts';
import { partsOf } from '../mention.ts';
import { CommentForm } from './comment-form.tsx';
import { OwnWords } from './own-words.tsx';
import classes from './thread-card.module.css';

type ThreadCardProps = {
  thread: ThreadView;
  /** Whether its words are gone from the text that is shown. */
  orphan: boolean;
  active: boolean;
  onActivate: (thread: string) => void;
  /** `staff` write drafts, a `member` answers at once, a `reader` reads. */
  as: 'member' | 'staff' | 'reader';
  /** Under what words being typed are kept: person and document. */
  keptAs: string;
};

/** A conversation in the margin. A resolved one takes a line until it is opened. */
export const ThreadCard = memo(function ThreadCard(props: ThreadCardProps) {
  const { thread, orphan, active, onActivate, as, keptAs } = props;
  const { t } = useTranslation('feedback');
  const distance = useDistances();
  const [replying, setReplying] = useState(false);
  const [unfolded, setUnfolded] = useState(false);
  const replyKey = `${keptAs}/${keptFields.reply(thread.id)}`;
  useComeBack(replyKey, () => {
    setUnfolded(true);
    setReplying(true);
  });
  const quote = thread.quote?.replaceAll('\uFFFC', t('formula')) ?? null;
  if (thread.resolved && !unfolded && !active) {
    return (
      <UnstyledButton
        id={`thread-${thread.id}`}
        className={classes.folded}
        onClick={() => {
          setUnfolded(true);
          onActivate(thread.id);
        }}
      >
        <IconCheck size={15} aria-hidden />
        <span>{t('resolvedLine', { about: quote ?? t('aboutAll') })}</span>
      </UnstyledButton>
    );
  }
  return (
    <article
      id={`thread-${thread.id}`}
      className={classes.card}
      data-active={active || undefined}
      aria-label={quote === null ? t('aboutAll') : t('about', { quote })}
      // Only the keyboard's focus: a card that moved between pressing and letting go would lose
      // the click.
      onFocus={({ target }) => {
        if (target.matches(':focus-visible')) onActivate(thread.id);
      }}
      onClick={() => onActivate(thread.id)}
    >
      <p className={classes.about}>
        {quote === null ? (
          t('aboutAll')
        ) : (
          <>
            <IconQuote size={13} aria-hidden />
            <q data-orphan={orphan || undefined}>{quote}</q>
          </>
        )}
      </p>
      {orphan && <p className={classes.gone}>{t('gone')}</p>}
      <ol className={classes.comments}>
        {thread.comments.map((comment) => (
          <Comment key={comment.id} {...{ comment, keptAs, t }} ago={distance(comment.at)} />
        ))}
      </ol>
      {as !== 'reader' &&
        (replying ? (
          <CommentForm
            keptAs={replyKey}
            label={t('reply')}
            submit={t(as === 'staff' ? 'saveDraft' : 'send')}
            fields={{ intent: 'reply', thread: thread.id }}
            autoFocus
            onSent={() => setReplying(false)}
            onCancel={() => setReplying(false)}
          />
        ) : (
          <div className={classes.buttons}>
            <SmallButton onClick={() => setReplying(true)}>{t('reply')}</SmallButton>
            <Resolve thread={thread} t={t} onDone={() => setUnfolded(false)} />
          </div>
        ))}
    </article>
  );
});

type ResolveProps = { thread: ThreadView; t: TFunction<'feedback'>; onDone: () => void };

function Resolve({ thread, t, onDone }: ResolveProps) {
  const fetcher = useFetcher();
  return (
    <fetcher.Form method="post" onSubmit={onDone}>
      <input type="hidden" name="intent" value="resolve" />
      <input type="hidden" name="thread" value={thread.id} />
      <input type="hidden" name="resolved" value={thread.resolved ? 'no' : 'yes'} />
      <SmallButton kind="quiet" type="submit" disabled={fetcher.state !== 'idle'}>
        {t(thread.resolved ? 'reopen' : 'resolve')}
      </SmallButton>
    </fetcher.Form>
  );
}

type CommentProps = {
  comment: CommentView;
  keptAs: string;
  t: TFunction<'feedback'>;
  /** When it was said, in words. */
  ago: string;
};

function Comment({ comment, keptAs, t, ago }: CommentProps) {
  const [changing, setChanging] = useState(false);
  const { id, author, byStaff, mine, body, mentions, draft, unread } = comment;
  const key = `${keptAs}/${keptFields.changedComment(id)}`;
  useComeBack(key, () => setChanging(draft && mine));
  return (
    <li className={classes.comment} data-draft={draft || undefined}>
      <Who name={author}>
        {byStaff && <span>{t('staff')}</span>}
        {draft ? <span className={classes.draft}>{t('draft')}</span> : <span>{ago}</span>}
        {unread && <span className={classes.new}>{t('new')}</span>}
      </Who>
      {changing ? (
        <CommentForm
          keptAs={key}
          label={t('change')}
          submit={t('saveDraft')}
          fields={{ intent: 'change', comment: id }}
          begin={body}
          autoFocus
          onSent={() => setChanging(false)}
          onCancel={() => setChanging(false)}
        />
      ) : (
        <p className={classes.body}>
          {partsOf(body, mentions).map((part, index) =>
            part.mention ? <strong key={index}>{part.text}</strong> : part.text,
          )}
        </p>
      )}
      {draft && mine && !changing && (
        <div className={classes.buttons}>
          <OwnWords
            onChange={() => setChanging(true)}
            discard={{ intent: 'discard', comment: id }}
          />
        </div>
      )}
    </li>
  );
}
