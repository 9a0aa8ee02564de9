import { Button, Checkbox, Modal, Textarea, TextInput } from '@mantine/core';
import { useFetcher } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 as newId } from 'uuid';
import type { NotReached } from '#app/ui/not-reached.ts';
import { longestReply, longestReplyTitle, type SavedReplyView } from '../saved-reply.ts';
import type { StaffFormAnswer } from '../staff-form.server.ts';
import classes from './reply-dialog.module.css';

type ReplyDialogProps = {
  replies: readonly SavedReplyView[];
  /** Words that a new one begins with. */
  words: string;
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
export default function ReplyDialog({ replies, words, close }: ReplyDialogProps) {
  const { t } = useTranslation(['feedback', 'ui']);
  const [edited, setEdited] = useState<Edited | null>(() =>
    replies.length === 0 || words !== '' ? empty(words) : null,
  );
  return (
    <Modal
      opened
      onClose={close}
      title={t('replies.title')}
      size="lg"
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
        <ReplyForm edited={edited} done={() => setEdited(null)} />
      )}
    </Modal>
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

function ReplyForm({ edited, done }: { edited: Edited; done: () => void }) {
  const { t } = useTranslation(['feedback', 'ui']);
  const fetcher = useFetcher<StaffFormAnswer | NotReached>();
  const { state, data } = fetcher;
  useEffect(() => {
    if (state === 'idle' && data?.ok === true) done();
  }, [state, data, done]);
  return (
    <fetcher.Form method="post" className={classes.form}>
      <input type="hidden" name="intent" value="save-reply" />
      <input type="hidden" name="requestId" value={edited.requestId} />
      {edited.id !== null && <input type="hidden" name="reply" value={edited.id} />}
      <TextInput
        name="title"
        label={t('replies.name')}
        defaultValue={edited.title}
        maxLength={longestReplyTitle}
        required
        withAsterisk={false}
        data-autofocus
      />
      <Textarea
        name="body"
        label={t('replies.body')}
        defaultValue={edited.body}
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
