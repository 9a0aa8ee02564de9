import { Button, TextInput, UnstyledButton } from '@mantine/core';
import { useFetcher } from '@remix-run/react';
import { useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { DistanceTo } from '#app/domain/calendar/components/deadline.tsx';
import { useComeBack } from '#app/ui/come-back.ts';
import { Who } from '../../components/who.tsx';
import { CommentForm } from '../../feedback/components/comment-form.tsx';
import { useKeptText } from '#app/domain/people/components/kept-text.ts';
import { keptFields } from '../../feedback/kept-fields.ts';
import { instantText } from '../instant.ts';
import type { InstantThread, InstantComment } from '../watched-presentation.server.ts';
import classes from './instant-comments.module.css';
import type { PlayerHandle } from './video-player.tsx';

type InstantCommentsProps = {
  threads: readonly InstantThread[];
  mayComment: boolean;
  /** Where the video is, in seconds. */
  second: number;
  player: RefObject<PlayerHandle | null>;
  /** Under what words being typed are kept. */
  keptAs: string;
  /** For a form without scripts. */
  requestId: string;
  /** What was refused without scripts. */
  typed: { instant: string; body: string } | null;
};

/** What is said about a video, each conversation at its instant. */
export function InstantComments(props: InstantCommentsProps) {
  const { threads, mayComment, second, player, keptAs, requestId, typed } = props;
  const { t } = useTranslation('presentation');
  const passed = threads.findLast((thread) => thread.second <= second)?.id;
  return (
    <section className={classes.comments} aria-labelledby="comments">
      <h2 id="comments">{t('comments.title')}</h2>
      {mayComment && <NewComment {...{ player, keptAs, requestId, typed }} />}
      {threads.length === 0 ? (
        <p className={classes.soft}>{t(mayComment ? 'comments.none' : 'comments.closed')}</p>
      ) : (
        <ol className={classes.threads}>
          {threads.map((thread) => (
            <li
              key={thread.id}
              id={`comment-${thread.id}`}
              className={classes.thread}
              data-passed={(second > 0 && thread.id === passed) || undefined}
            >
              <UnstyledButton
                className={classes.instant}
                onClick={() => player.current?.seek(thread.second)}
                aria-label={t('comments.goTo', { instant: instantText(thread.second) })}
              >
                {instantText(thread.second)}
              </UnstyledButton>
              <div className={classes.said}>
                {thread.comments.map((comment) => (
                  <SaidComment key={comment.id} comment={comment} />
                ))}
                {mayComment && <Reply thread={thread.id} keptAs={keptAs} requestId={requestId} />}
              </div>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** Begins a conversation at an instant: the player's own, until another one is typed. */
function NewComment({
  player,
  keptAs,
  requestId,
  typed,
}: Pick<InstantCommentsProps, 'player' | 'keptAs' | 'requestId' | 'typed'>) {
  const { t } = useTranslation('presentation');
  const kept = useKeptText(`${keptAs}/${keptFields.remarkInstant()}`);
  const [begun, setBegun] = useState(typed?.instant ?? '');
  const instant = kept.words === '' ? begun : kept.words;
  const setInstant = (text: string) => {
    setBegun(text);
    if (text === '') kept.forget();
    else kept.write(text);
  };
  const take = () => {
    const second = player.current?.second() ?? null;
    if (second !== null) setInstant(instantText(Math.floor(second)));
  };
  return (
    <div
      className={classes.new}
      onFocus={({ target }) => {
        if (target instanceof HTMLTextAreaElement && instant === '') take();
      }}
    >
      <CommentForm
        keptAs={`${keptAs}/${keptFields.remark()}`}
        label={t('comments.body')}
        submit={t('comments.send')}
        fields={{ intent: 'comment', requestId }}
        {...(typed !== null && { begin: typed.body })}
        onSent={() => setInstant('')}
        onCancel={() => setInstant('')}
      >
        <div className={classes.when}>
          <TextInput
            name="instant"
            label={t('comments.at')}
            description={t('comments.atHint')}
            placeholder="0:00"
            size="xs"
            value={instant}
            onChange={({ currentTarget }) => setInstant(currentTarget.value)}
            required
            withAsterisk={false}
          />
          <Button size="xs" variant="default" onClick={take}>
            {t('comments.now')}
          </Button>
        </div>
      </CommentForm>
      <p className={classes.soft}>{t('comments.seen')}</p>
    </div>
  );
}

/** An answer in a conversation; opens without scripts too. */
function Reply({
  thread,
  keptAs,
  requestId,
}: { thread: string } & Pick<InstantCommentsProps, 'keptAs' | 'requestId'>) {
  const { t } = useTranslation('presentation');
  const fold = useRef<HTMLDetailsElement>(null);
  const key = `${keptAs}/${keptFields.remarkAnswer(thread)}`;
  useComeBack(key, () => {
    if (fold.current === null) return;
    fold.current.open = true;
    fold.current.querySelector('textarea')?.focus();
  });
  const close = () => {
    if (fold.current !== null) fold.current.open = false;
  };
  return (
    <details ref={fold} className={classes.reply}>
      <summary>{t('comments.answer')}</summary>
      <CommentForm
        keptAs={key}
        label={t('comments.answer')}
        submit={t('comments.send')}
        fields={{ intent: 'answer', thread, requestId }}
        onSent={close}
        onCancel={close}
      />
    </details>
  );
}

function SaidComment({ comment }: { comment: InstantComment }) {
  const { t } = useTranslation('presentation');
  const fetcher = useFetcher();
  const { id, author, by, body, at, mayRemove } = comment;
  return (
    <article className={classes.comment}>
      <Who name={author}>
        {by !== 'class' && <span>{t(`comments.${by}`)}</span>}
        <DistanceTo at={at} />
      </Who>
      <p className={classes.body}>{body}</p>
      {mayRemove && (
        <fetcher.Form
          method="post"
          onSubmit={(event) => {
            if (!window.confirm(t('comments.sure'))) event.preventDefault();
          }}
        >
          <input type="hidden" name="comment" value={id} />
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            type="submit"
            name="intent"
            value="take-away"
          >
            {t('comments.takeAway')}
          </Button>
        </fetcher.Form>
      )}
    </article>
  );
}
