import { Button, Textarea, type TextareaProps } from '@mantine/core';
import { useMergedRef } from '@mantine/hooks';
import {
  forwardRef,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import { useTranslation } from 'react-i18next';
import { matching, triggerBefore, type Choice, type Trigger } from '../completion.ts';
import classes from './words-field.module.css';
import { useWritingHelp } from './writing-help.ts';

type WordsFieldProps = Omit<TextareaProps, 'value' | 'onChange'> & {
  words: string;
  write: (words: string) => void;
};

/**
 * A field for words to the team. `@` completes names, `/` at the start of a line (or the button)
 * brings saved replies: arrows move, Enter or Tab inserts at the caret, Escape lets it be.
 */
export const WordsField = forwardRef<HTMLTextAreaElement, WordsFieldProps>(function WordsField(
  { words, write, onKeyDown, ...field },
  given,
) {
  const { t } = useTranslation('feedback');
  const { replies, manage } = useWritingHelp();
  const own = useRef<HTMLTextAreaElement>(null);
  const ref = useMergedRef(own, given);
  const list = useId();
  const completion = useCompletion(words, write, own);
  const { open, choices, active } = completion;
  const hintId = `${list}-hint`;
  return (
    <div className={classes.field}>
      <Textarea
        {...field}
        ref={ref}
        value={words}
        onChange={(event) => {
          write(event.currentTarget.value);
          completion.look(event.currentTarget);
        }}
        onKeyDown={(event) => {
          if (!completion.answer(event)) onKeyDown?.(event);
        }}
        onBlur={completion.close}
        autosize
        maxLength={10_000}
        aria-autocomplete="list"
        {...(open && {
          'aria-controls': list,
          'aria-activedescendant': `${list}-${active}`,
        })}
      />
      <p className={classes.hint} role="status" id={hintId}>
        {open && t('completion.found', { count: choices.length })}
      </p>
      {open && (
        <ul
          id={list}
          role="listbox"
          aria-label={t(`completion.${completion.kind}`)}
          className={classes.choices}
          // The field keeps the focus.
          onMouseDown={(event) => event.preventDefault()}
        >
          {choices.map((choice, index) => (
            <li
              key={choice.id}
              id={`${list}-${index}`}
              role="option"
              aria-selected={index === active}
              onClick={() => completion.insert(choice)}
            >
              <span>{choice.label}</span>
              {choice.hint !== '' && <span className={classes.soft}>{choice.hint}</span>}
            </li>
          ))}
        </ul>
      )}
      {replies !== null && (
        <div className={classes.helps}>
          <Button
            size="compact-xs"
            variant="subtle"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => (replies.length === 0 ? manage(words) : completion.openReplies())}
          >
            {t('completion.reply')} <kbd className={classes.key}>/</kbd>
          </Button>
          <Button size="compact-xs" variant="subtle" color="gray" onClick={() => manage(words)}>
            {t('replies.manage')}
          </Button>
        </div>
      )}
    </div>
  );
});

/** What is looked for, and the choice that Enter would take. */
type Looking = Trigger & { to: number; active: number };

function useCompletion(
  words: string,
  write: (words: string) => void,
  field: RefObject<HTMLTextAreaElement>,
) {
  const { people, replies } = useWritingHelp();
  const [looking, setLooking] = useState<Looking | null>(null);
  const caret = useRef<number | null>(null);
  const all = useMemo(
    (): Record<Trigger['kind'], Choice[]> => ({
      mention: people.map(({ id, label }) => ({ id, label, hint: '', inserts: `@${label} ` })),
      reply: (replies ?? []).map(({ id, title, body }) => ({
        ...{ id, label: title, hint: body, inserts: body },
      })),
    }),
    [people, replies],
  );
  // The caret stands after what was inserted, once the field shows it.
  useEffect(() => {
    if (caret.current === null) return;
    field.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }, [words, field]);
  const choices = looking === null ? [] : matching(all[looking.kind], looking.query);
  const look = ({ value, selectionStart }: HTMLTextAreaElement) => {
    const trigger = triggerBefore(value.slice(0, selectionStart));
    setLooking(trigger && { ...trigger, to: selectionStart, active: 0 });
  };
  const insert = ({ inserts }: Choice) => {
    if (looking === null) return;
    const { from, to } = looking;
    caret.current = from + inserts.length;
    write(words.slice(0, from) + inserts + words.slice(to));
    setLooking(null);
    field.current?.focus();
  };
  const move = (by: number) =>
    setLooking(
      (now) => now && { ...now, active: (now.active + by + choices.length) % choices.length },
    );
  return {
    open: choices.length > 0,
    kind: looking?.kind ?? 'mention',
    active: looking?.active ?? 0,
    choices,
    look,
    insert,
    close: () => setLooking(null),
    openReplies: () => {
      const to = field.current?.selectionStart ?? words.length;
      field.current?.focus();
      setLooking({ kind: 'reply', from: to, to, query: '', active: 0 });
    },
    /** Whether the key belonged to the list. */
    answer: (event: KeyboardEvent): boolean => {
      if (choices.length === 0 || event.ctrlKey || event.metaKey) return false;
      const chosen = choices[looking?.active ?? 0];
      if (event.key === 'ArrowDown') move(1);
      else if (event.key === 'ArrowUp') move(-1);
      else if (event.key === 'Escape') setLooking(null);
      else if ((event.key === 'Enter' || event.key === 'Tab') && chosen) insert(chosen);
      else return false;
      event.preventDefault();
      return true;
    },
  };
}
