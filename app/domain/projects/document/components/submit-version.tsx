import { Button } from '@mantine/core';
import { useFetcher } from '@remix-run/react';
import { useEffect, useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { NotReached } from '#app/ui/not-reached.ts';
import type { SubmitVersionResult } from '../submit-version.server.ts';
import type { EditorHandle } from './editor/live-editor.tsx';
import classes from './submit-version.module.css';

export type SubmitAnswer = SubmitVersionResult | NotReached;

type SubmitVersionProps = {
  /** The number that the next version will have. */
  next: number;
  /** Of this page; the same click never hands in twice. */
  requestId: string;
  handle: RefObject<EditorHandle | null>;
  /** What was typed beside the text and is not sent yet, as JSON. */
  details: string;
  /** Why it cannot be handed in now; null when it can. */
  blocked: 'offline' | 'signed-out' | 'not-allowed' | null;
  /** How many suggestions are open: they are left out. */
  open: number;
  /** The numbers of the pictures without a description: nothing stands in their way. */
  undescribed: readonly number[];
  onAnswer: (answer: SubmitAnswer) => void;
};

/** The one primary action: freezes what the person sees and hands it in. */
export function SubmitVersion(props: SubmitVersionProps) {
  const { next, requestId, handle, details, blocked, open, undescribed, onAnswer } = props;
  const { t, i18n } = useTranslation(['projects', 'suggestions', 'figures']);
  const fetcher = useFetcher<SubmitAnswer>();
  const state = useRef<HTMLInputElement>(null);
  const answered = useRef<SubmitAnswer | undefined>(undefined);
  useEffect(() => {
    if (fetcher.data === undefined || fetcher.data === answered.current) return;
    answered.current = fetcher.data;
    onAnswer(fetcher.data);
  }, [fetcher.data, onAnswer]);
  const list = new Intl.ListFormat(i18n.language);
  const said = [
    ...(blocked !== null ? ['submit-blocked'] : []),
    ...(open > 0 ? ['submit-open'] : []),
    ...(undescribed.length > 0 ? ['submit-undescribed'] : []),
  ];
  return (
    <fetcher.Form
      method="post"
      className={classes.form}
      onSubmit={() => {
        if (state.current !== null) state.current.value = handle.current?.readState() ?? '';
      }}
    >
      <input type="hidden" name="intent" value="submit" />
      <input type="hidden" name="requestId" value={requestId} />
      <input type="hidden" name="details" value={details} />
      <input type="hidden" name="state" ref={state} defaultValue="" />
      <Button
        type="submit"
        size="md"
        loading={fetcher.state !== 'idle'}
        disabled={blocked !== null}
        aria-describedby={said.length > 0 ? said.join(' ') : undefined}
      >
        {t('submit.button', { version: next })}
      </Button>
      {blocked !== null && (
        <p id="submit-blocked" className={classes.blocked}>
          {t(`submit.blocked.${blocked}`)}
        </p>
      )}
      {open > 0 && (
        <p id="submit-open" className={classes.open}>
          {t('suggestions:notHandedIn', { count: open })}
        </p>
      )}
      {undescribed.length > 0 && (
        <p id="submit-undescribed" className={classes.undescribed}>
          {t('figures:undescribedOnes', {
            count: undescribed.length,
            numbers: list.format(undescribed.map(String)),
          })}
        </p>
      )}
    </fetcher.Form>
  );
}
