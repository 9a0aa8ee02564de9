import { Button, Checkbox, Modal, Textarea, TextInput } from '@mantine/core';
import { useFetcher } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 as newId } from 'uuid';
import { comesBackTo } from '#app/ui/come-back.ts';
import type { NotReached } from '#app/ui/not-reached.ts';
import { keptFields } from '../kept-fields.ts';
import { longestReply, longestReplyTitle, type SavedReplyView } from '../saved-reply.ts';
import type { StaffFormAnswer } from '../staff-form.server.ts';
import { useKeptText } from '#app/domain/people/components/kept-text.ts';
import classes from './reply-dialog.module.css';

type ReplyDialogProps = {
  replies: readonly SavedReplyView[];
  /** Words that a new one begins with. */
  words: string;
  /** Under what words being typed are kept. */
  keptAs: string;
  close: () => void;
};

type Edited = {
  id: string | null;
  title: string;
  body: string;
  shared: boolean;
  requestId: string;
};

const empty = (body: string): Edited => ({
  ...{ id: null, title: '', body, shared: false, requestId: newId() },
});

/** Saved replies to be looked after: one's own to change, those of colleagues to see. */
export default function ReplyDialog({ replies, words, keptAs, close }: ReplyDialogProps) {
  const { t } = useTranslation(['feedback', 'ui']);
  const [edited, setEdited] = useState<Edited | null>(() => {
    const changed = replies.find((reply) => isBackAt(keptAs, reply.id));
    if (changed !== undefined) return { ...changed, requestId: newId() };
    const begins = replies.length === 0 || words !== '' || isBackAt(keptAs, newReply);
    return begins ? empty(words) : null;
  });
  return (
    <Modal
      opened
      onClose={close}
      title={t('replies.title')}
      size="lg"
      // Its rule would come as a style without our nonce.
      lockScroll={false}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <p className={classes.soft}>{t('replies.about')}</p>
      {edited === null ? (
        <>
          <ul className={classes.replies}>
            {replies.map((reply) => (
              <Reply
                key={reply.id}
                reply={reply}
                onChange={() => setEdited({ ...reply, requestId: newId() })}
              />
            ))}
          </ul>
          <Button size="compact-md" onClick={() => setEdited(empty(''))}>
            {t('replies.add')}
          </Button>
        </>
      ) : (
        <ReplyForm edited={edited} keptAs={keptAs} done={() => setEdited(null)} />
      )}
    </Modal>
  );
}

/** Stands for the id of a reply that is not saved yet. */
const newReply = 'new';

function isBackAt(keptAs: string, reply: string): boolean {
  return [keptFields.replyTitle, keptFields.replyBody].some(
    (key) => comesBackTo() === `${keptAs}/${key(reply)}`,
  );
}

function Reply({ reply, onChange }: { reply: SavedReplyView; onChange: () => void }) {
  const { t } = useTranslation('feedback');
  const fetcher = useFetcher();
  const { id, title, body, shared, mine, owner } = reply;
  return (
    <li>
      <p>
        <strong>{title}</strong>{' '}
        <span className={classes.soft}>
          {mine
            ? t(shared ? 'replies.sharedByMe' : 'replies.mine')
            : t('replies.sharedBy', { by: owner })}
        </span>
      </p>
      <p className={classes.body}>{body}</p>
      {mine && (
        <div className={classes.buttons}>
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={t('replies.changeOne', { title })}
            onClick={onChange}
          >
            {t('change')}
          </Button>
          <fetcher.Form method="post">
            <input type="hidden" name="intent" value="discard-reply" />
            <input type="hidden" name="reply" value={id} />
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              type="submit"
              aria-label={t('replies.discardOne', { title })}
            >
              {t('discard')}
            </Button>
          </fetcher.Form>
        </div>
      )}
    </li>
  );
}

type ReplyFormProps = { edited: Edited; keptAs: string; done: () => void };

function ReplyForm({ edited, keptAs, done }: ReplyFormProps) {
  const { t } = useTranslation(['feedback', 'ui']);
  const fetcher = useFetcher<StaffFormAnswer | NotReached>();
  const { state, data } = fetcher;
  const title = useKeptField(
    `${keptAs}/${keptFields.replyTitle(edited.id ?? newReply)}`,
    edited.title,
  );
  const body = useKeptField(
    `${keptAs}/${keptFields.replyBody(edited.id ?? newReply)}`,
    edited.body,
  );
  useEffect(() => {
    if (state !== 'idle' || data?.ok !== true) return;
    title.forget();
    body.forget();
    done();
  }, [state, data, done, title, body]);
  return (
    <fetcher.Form method="post" className={classes.form}>
      <input type="hidden" name="intent" value="save-reply" />
      <input type="hidden" name="requestId" value={edited.requestId} />
      {edited.id !== null && <input type="hidden" name="reply" value={edited.id} />}
      <TextInput
        name="title"
        label={t('replies.name')}
        value={title.value}
        onChange={title.onChange}
        maxLength={longestReplyTitle}
        required
        withAsterisk={false}
        {...(!body.isBack && { 'data-autofocus': true })}
      />
      <Textarea
        name="body"
        label={t('replies.body')}
        value={body.value}
        onChange={body.onChange}
        {...(body.isBack && { 'data-autofocus': true })}
        maxLength={longestReply}
        autosize
        minRows={4}
        maxRows={12}
        required
        withAsterisk={false}
      />
      <Checkbox name="shared" label={t('replies.share')} defaultChecked={edited.shared} />
      {data?.ok === false && (
        <p role="alert" className={classes.refusal}>
          {t(`refused.${data.because}`)}
        </p>
      )}
      <div className={classes.buttons}>
        <Button variant="subtle" color="gray" onClick={done}>
          {t('ui:cancel')}
        </Button>
        <Button type="submit" loading={state !== 'idle'}>
          {t('replies.save')}
        </Button>
      </div>
    </fetcher.Form>
  );
}

/** A field that begins with these words, and goes on with what was typed in it and not sent. */
function useKeptField(key: string, begin: string) {
  const kept = useKeptText(key);
  const [touched, setTouched] = useState(false);
  const [isBack] = useState(() => comesBackTo() === key);
  return {
    isBack,
    value: kept.words === '' && !touched ? begin : kept.words,
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) => {
      setTouched(true);
      kept.write(currentTarget.value);
    },
    forget: kept.forget,
  };
}
