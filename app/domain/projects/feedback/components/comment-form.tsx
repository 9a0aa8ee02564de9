import { Button } from '@mantine/core';
import { useFetcher } from '@remix-run/react';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useComeBack } from '#app/ui/come-back.ts';
import type { NotReached } from '#app/ui/not-reached.ts';
import type { WatchAnswer } from '../../presentation/watch-form.server.ts';
import type { FeedbackAnswer } from '../feedback-form.server.ts';
import type { StaffFormAnswer } from '../staff-form.server.ts';
import classes from './thread-card.module.css';
import { useKeptText } from '#app/domain/people/components/kept-text.ts';
import { WordsField } from './words-field.tsx';

type CommentFormProps = {
  /** Where the words belong: they are kept under it until they are sent. */
  keptAs: string;
  label: string;
  submit: string;
  /** The form's other fields, with its `intent`; `requestId` where it works without scripts. */
  fields: Record<string, string>;
  /** Words to begin with, when a draft is written anew. */
  begin?: string;
  autoFocus?: boolean;
  onSent: () => void;
  onCancel: () => void;
  children?: ReactNode;
};

type Answer = FeedbackAnswer | StaffFormAnswer | WatchAnswer | NotReached;

/** Writes a comment. Ctrl or ⌘ with Enter sends it, Escape leaves it (the words stay kept). */
export function CommentForm(props: CommentFormProps) {
  const { keptAs, label, submit, fields, begin, autoFocus = false, onSent, onCancel } = props;
  const { t } = useTranslation(['feedback', 'ui']);
  const fetcher = useFetcher<Answer>();
  const kept = useKeptText(keptAs);
  const [touched, setTouched] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const errorId = useId();
  const answered = useRef<Answer | undefined>(undefined);
  useComeBack(keptAs, () => form.current?.querySelector('textarea')?.focus());
  useEffect(() => {
    if (fetcher.state !== 'idle' || fetcher.data === answered.current) return;
    answered.current = fetcher.data;
    if (fetcher.data?.ok !== true) return;
    kept.forget();
    onSent();
  }, [fetcher.state, fetcher.data, kept, onSent]);
  const refusal = fetcher.data?.ok === false ? fetcher.data.because : null;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit();
    if (event.key === 'Escape') onCancel();
  };
  const words = kept.words === '' && !touched ? (begin ?? '') : kept.words;
  return (
    <fetcher.Form method="post" ref={form} className={classes.form}>
      {Object.entries({ ...fields, requestId: kept.requestId || (fields['requestId'] ?? '') }).map(
        ([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ),
      )}
      {props.children}
      <WordsField
        name="body"
        aria-label={label}
        placeholder={label}
        words={words}
        write={(typed) => {
          setTouched(true);
          kept.write(typed);
        }}
        onKeyDown={onKeyDown}
        minRows={2}
        maxRows={14}
        autoFocus={autoFocus}
        required
        aria-describedby={refusal === null ? undefined : errorId}
      />
      {refusal !== null && (
        <p id={errorId} role="alert" className={classes.refusal}>
          {t(`refused.${refusal}`)}
        </p>
      )}
      <div className={classes.buttons}>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={onCancel}>
          {t('ui:cancel')}
        </Button>
        <Button size="compact-sm" type="submit" loading={fetcher.state !== 'idle'}>
          {submit}
        </Button>
      </div>
    </fetcher.Form>
  );
}
