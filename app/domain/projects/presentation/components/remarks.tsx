import { Button, TextInput, UnstyledButton } from '@mantine/core';
import { useFetcher } from '@remix-run/react';
import { useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { DistanceTo } from '#app/domain/calendar/components/deadline.tsx';
import { CommentForm } from '../../feedback/components/comment-form.tsx';
import { instantText } from '../instant.ts';
import type { InstantThread, RemarkView } from '../watched-presentation.server.ts';
import classes from './remarks.module.css';
import type { PlayerHandle } from './video-player.tsx';

type RemarksProps = {
  threads: readonly InstantThread[];
  mayRemark: boolean;
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
export function Remarks(props: RemarksProps) {
  const { threads, mayRemark, second, player, keptAs, requestId, typed } = props;
  const { t } = useTranslation('presentation');
  const passed = threads.findLast((thread) => thread.second <= second)?.id;
  return (
    <section className={classes.remarks} aria-labelledby="remarks">
      <h2 id="remarks">{t('remarks.title')}</h2>
      {mayRemark && <NewRemark {...{ player, keptAs, requestId, typed }} />}
      {threads.length === 0 ? (
        <p className={classes.soft}>{t(mayRemark ? 'remarks.none' : 'remarks.closed')}</p>
      ) : (
        <ol className={classes.threads}>
          {threads.map((thread) => (
            <li
              key={thread.id}
              id={`remark-${thread.id}`}
              className={classes.thread}
              data-passed={(second > 0 && thread.id === passed) || undefined}
            >
              <UnstyledButton
                className={classes.instant}
                onClick={() => player.current?.seek(thread.second)}
                aria-label={t('remarks.goTo', { instant: instantText(thread.second) })}
              >
                {instantText(thread.second)}
              </UnstyledButton>
              <div className={classes.said}>
                {thread.remarks.map((remark) => (
                  <Remark key={remark.id} remark={remark} />
                ))}
                {mayRemark && <Reply thread={thread.id} keptAs={keptAs} requestId={requestId} />}
              </div>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** Begins a conversation at an instant: the player's own, until another one is typed. */
function NewRemark({
  player,
  keptAs,
  requestId,
  typed,
}: Pick<RemarksProps, 'player' | 'keptAs' | 'requestId' | 'typed'>) {
  const { t } = useTranslation('presentation');
  const [instant, setInstant] = useState(typed?.instant ?? '');
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
        keptAs={keptAs}
        label={t('remarks.body')}
        submit={t('remarks.send')}
        fields={{ intent: 'remark', requestId }}
        {...(typed !== null && { begin: typed.body })}
        onSent={() => setInstant('')}
        onCancel={() => setInstant('')}
      >
        <div className={classes.when}>
          <TextInput
            name="instant"
            label={t('remarks.at')}
            description={t('remarks.atHint')}
            placeholder="0:00"
            size="xs"
            value={instant}
            onChange={({ currentTarget }) => setInstant(currentTarget.value)}
            required
            withAsterisk={false}
          />
          <Button size="xs" variant="default" onClick={take}>
            {t('remarks.now')}
          </Button>
        </div>
      </CommentForm>
      <p className={classes.soft}>{t('remarks.seen')}</p>
    </div>
  );
}

/** An answer in a conversation; opens without scripts too. */
function Reply({
  thread,
  keptAs,
  requestId,
}: { thread: string } & Pick<RemarksProps, 'keptAs' | 'requestId'>) {
  const { t } = useTranslation('presentation');
  const fold = useRef<HTMLDetailsElement>(null);
  const close = () => {
    if (fold.current !== null) fold.current.open = false;
  };
  return (
    <details ref={fold} className={classes.reply}>
      <summary>{t('remarks.answer')}</summary>
      <CommentForm
        keptAs={`${keptAs}/${thread}`}
        label={t('remarks.answer')}
        submit={t('remarks.send')}
        fields={{ intent: 'answer', thread, requestId }}
        onSent={close}
        onCancel={close}
      />
    </details>
  );
}

function Remark({ remark }: { remark: RemarkView }) {
  const { t } = useTranslation('presentation');
  const fetcher = useFetcher();
  const { id, author, by, body, at, mayRemove } = remark;
  return (
    <article className={classes.remark}>
      <p className={classes.who}>
        <strong>{author}</strong>
        {by !== 'class' && <span>{t(`remarks.${by}`)}</span>}
        <DistanceTo at={at} />
      </p>
      <p className={classes.body}>{body}</p>
      {mayRemove && (
        <fetcher.Form
          method="post"
          onSubmit={(event) => {
            if (!window.confirm(t('remarks.sure'))) event.preventDefault();
          }}
        >
          <input type="hidden" name="remark" value={id} />
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            type="submit"
            name="intent"
            value="take-away"
          >
            {t('remarks.takeAway')}
          </Button>
        </fetcher.Form>
      )}
    </article>
  );
}
