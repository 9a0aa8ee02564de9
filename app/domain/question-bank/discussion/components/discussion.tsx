import { NativeSelect } from '@mantine/core';
import { Link, useSearchParams } from '@remix-run/react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useWordsOfOtherBrowsers } from '#app/domain/people/components/kept-text.ts';
import { changedAddress } from '#app/ui/changed-address.ts';
import { Notice } from '#app/ui/notice.tsx';
import type { QuestionDiscussion, ShownThread } from '../question-discussion.server.ts';
import classes from './discussion.module.css';
import { PostForm, typedIn, type Said } from './post-form.tsx';
import { Post } from './post.tsx';

type DiscussionProps = {
  discussion: QuestionDiscussion;
  /** How many steps the derivation has. */
  steps: number;
  keptAs: string;
  /** For a form without scripts. */
  requestId: string;
  /** What a form was answered that is not a form of words, or that was sent without scripts. */
  said: Said | undefined;
};

/** What is asked and answered about a question, and the form to ask. */
export function Discussion({ discussion, steps, keptAs, requestId, said }: DiscussionProps) {
  const { t } = useTranslation('discussion');
  const [search] = useSearchParams();
  const { threads, total, mayWrite, mayHideName } = discussion;
  useWordsOfOtherBrowsers(keptAs);
  const about = said !== undefined && 'about' in said ? said.about : undefined;
  return (
    <section className={classes.discussion} aria-labelledby="discussion">
      <header className={classes.head}>
        <h2 id="discussion">{t('title')}</h2>
        <p className={classes.soft}>{t(total === 0 ? 'none' : 'lead')}</p>
      </header>
      {said?.ok === false && <Notice tone="late">{t(`refused.${said.because}`)}</Notice>}
      {threads.length > 0 && (
        <ol className={classes.threads}>
          {threads.map((thread) => (
            <Thread key={thread.id} {...{ thread, discussion, keptAs, requestId, said }} />
          ))}
        </ol>
      )}
      {total > threads.length && (
        <Link to={changedAddress(search, { talk: 'all' })} replace preventScrollReset>
          {t('showAll', { count: total })}
        </Link>
      )}
      {mayWrite ? (
        <PostForm
          keptAs={`${keptAs}/new`}
          label={t('ask')}
          submit={t('send')}
          fields={{ requestId }}
          intent="ask"
          mayHideName={mayHideName}
          said={about === null ? said : undefined}
        >
          <NativeSelect
            name="step"
            label={t('about')}
            data={[
              { value: '', label: t('whole') },
              ...Array.from({ length: steps }, (_, index) => ({
                value: String(index + 1),
                label: t('step', { step: index + 1 }),
              })),
            ]}
          />
        </PostForm>
      ) : (
        <p className={classes.soft}>{t('closed')}</p>
      )}
    </section>
  );
}

type ThreadProps = Omit<DiscussionProps, 'steps'> & { thread: ShownThread };

function Thread({ thread, discussion, keptAs, requestId, said }: ThreadProps) {
  const { t } = useTranslation('discussion');
  const fold = useRef<HTMLDetailsElement>(null);
  const { mayWrite, mayJudge, mayHideName } = discussion;
  const saidAbout = (id: string) =>
    said !== undefined && 'about' in said && said.about === id ? said : undefined;
  const stands = thread.body !== null && !thread.deleted && !thread.hidden;
  return (
    <li className={classes.thread}>
      <Post
        post={thread}
        answer={false}
        {...{ mayWrite, mayJudge, keptAs, said: saidAbout(thread.id) }}
      />
      {thread.answers.length > 0 && (
        <ol className={classes.answers}>
          {thread.answers.map((post) => (
            <li key={post.id}>
              <Post
                post={post}
                answer
                {...{ mayWrite, mayJudge, keptAs, said: saidAbout(post.id) }}
              />
            </li>
          ))}
        </ol>
      )}
      {mayWrite && stands && (
        <details ref={fold} className={classes.fold} open={typedIn(saidAbout(thread.id)) !== ''}>
          <summary>{t('answer')}</summary>
          <PostForm
            keptAs={`${keptAs}/${thread.id}`}
            label={t('answer')}
            submit={t('sendAnswer')}
            fields={{ thread: thread.id, requestId }}
            intent="answer"
            mayHideName={mayHideName}
            said={saidAbout(thread.id)}
            onSent={() => {
              if (fold.current !== null) fold.current.open = false;
            }}
          />
        </details>
      )}
    </li>
  );
}
