import { TextInput } from '@mantine/core';
import { Form } from '@remix-run/react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { DistanceTo } from '#app/domain/calendar/components/deadline.tsx';
import { TypedText } from '#app/domain/people/components/typed-text.tsx';
import { SmallButton } from '#app/ui/small-button.tsx';
import type { ShownPost } from '../question-discussion.server.ts';
import classes from './discussion.module.css';
import { PostForm, typedIn, type Said } from './post-form.tsx';

type PostProps = {
  post: ShownPost;
  /** Whether it answers another one: only answers are endorsed. */
  answer: boolean;
  mayWrite: boolean;
  mayJudge: boolean;
  keptAs: string;
  /** What a form without scripts was answered, where it was about this post. */
  said: Said | undefined;
};

/** What somebody says, who says it, and what the reader can do about it. */
export function Post(props: PostProps) {
  const { post, answer, mayWrite, mayJudge } = props;
  const { t } = useTranslation('discussion');
  const { id, step, byStaff, anonymous, mine, deleted, hidden, why } = post;
  return (
    <article
      id={`post-${id}`}
      className={classes.post}
      data-endorsed={post.endorsed || undefined}
      data-gone={deleted || hidden || undefined}
    >
      <p className={classes.who}>
        <strong>{post.body === null ? t('gone') : (post.author ?? t('somebody'))}</strong>
        {byStaff && <span>{t('staff')}</span>}
        {anonymous && post.author !== null && <span>{t('nameless')}</span>}
        {step !== null && <a href={`#step-${step}`}>{t('step', { step })}</a>}
        <DistanceTo at={post.writtenAt} />
        {post.edited && <span>{t('edited')}</span>}
        {post.endorsed && <span className={classes.endorsed}>✓ {t('endorsed')}</span>}
      </p>
      {deleted && mine && <p className={classes.soft}>{t('deleted')}</p>}
      {hidden && post.body !== null && (
        <p className={classes.soft}>{why === null ? t('hidden') : t('hiddenBecause', { why })}</p>
      )}
      {post.body !== null && <TypedText html={post.html} />}
      {post.body !== null && (
        <div className={classes.actions}>
          {mine && mayWrite && <Act post={id} intent={deleted ? 'restore' : 'delete'} />}
          {mayJudge && answer && !deleted && (!hidden || post.endorsed) && (
            <Act post={id} intent={post.endorsed ? 'unendorse' : 'endorse'} />
          )}
          {mayJudge && hidden && !deleted && <Act post={id} intent="show" />}
          {mine && mayWrite && !deleted && <Edit {...props} />}
          {mayJudge && !hidden && !deleted && <Hide post={id} />}
        </div>
      )}
    </article>
  );
}

type ActProps = { post: string; intent: 'delete' | 'restore' | 'endorse' | 'unendorse' | 'show' };

function Act({ post, intent }: ActProps) {
  const { t } = useTranslation('discussion');
  return (
    <Form method="post" preventScrollReset replace>
      <input type="hidden" name="post" value={post} />
      <SmallButton type="submit" name="intent" value={intent} kind="quiet">
        {t(`act.${intent}`)}
      </SmallButton>
    </Form>
  );
}

function Edit({ post, keptAs, said }: PostProps) {
  const { t } = useTranslation('discussion');
  const fold = useRef<HTMLDetailsElement>(null);
  return (
    <details ref={fold} className={classes.fold} open={typedIn(said) !== ''}>
      <summary>{t('act.edit')}</summary>
      <PostForm
        keptAs={`${keptAs}/change/${post.id}`}
        label={t('act.edit')}
        submit={t('save')}
        fields={{ post: post.id }}
        intent="edit"
        begin={post.body ?? ''}
        mayHideName={false}
        said={said}
        onSent={() => {
          if (fold.current !== null) fold.current.open = false;
        }}
      />
    </details>
  );
}

function Hide({ post }: { post: string }) {
  const { t } = useTranslation('discussion');
  return (
    <details className={classes.fold}>
      <summary>{t('act.hide')}</summary>
      <Form method="post" preventScrollReset replace className={classes.form}>
        <input type="hidden" name="post" value={post} />
        <TextInput
          name="why"
          label={t('why')}
          description={t('whyHelp')}
          maxLength={2_000}
          required
          withAsterisk={false}
        />
        <div className={classes.buttons}>
          <SmallButton type="submit" name="intent" value="hide">
            {t('act.hide')}
          </SmallButton>
        </div>
      </Form>
    </details>
  );
}
