import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useRef, type ClipboardEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { longestCondition, mostConditions } from '../conditions.ts';
import classes from './decision-form.module.css';

type ConditionFieldsProps = {
  /** One condition a line. */
  value: string;
  onChange: (value: string) => void;
  /** Whether somebody comes back to the last of them. */
  autoFocus: boolean;
};

/**
 * Conditions as they are written: Enter begins the next one, Backspace in an empty one removes it,
 * pasted lines become one each.
 */
export function ConditionFields({ value, onChange, autoFocus }: ConditionFieldsProps) {
  const { t } = useTranslation('feedback');
  const list = useRef<HTMLOListElement>(null);
  const lines = value.split('\n');
  const focus = (index: number) =>
    requestAnimationFrame(() => list.current?.querySelectorAll('input')[index]?.focus());
  const put = (index: number, replaced: number, ...added: string[]) => {
    onChange(
      lines
        .toSpliced(index, replaced, ...added)
        .slice(0, mostConditions)
        .join('\n'),
    );
  };
  const remove = (index: number) => {
    if (lines.length === 1) return onChange('');
    put(index, 1);
    focus(Math.max(0, index - 1));
  };
  const add = (index: number) => {
    put(index, 0, '');
    focus(index);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>, index: number) => {
    const { form, value: typed } = event.currentTarget;
    if (event.key === 'Enter') {
      event.preventDefault();
      if (event.ctrlKey || event.metaKey) form?.requestSubmit();
      else if (typed !== '') add(index + 1);
    }
    if (event.key === 'Backspace' && typed === '' && lines.length > 1) {
      event.preventDefault();
      remove(index);
    }
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>, index: number) => {
    const pasted = event.clipboardData
      .getData('text')
      .split(/\r?\n/)
      .filter((line) => line !== '');
    if (pasted.length < 2) return;
    event.preventDefault();
    put(index, lines[index] === '' ? 1 : 0, ...pasted);
  };
  return (
    <fieldset className={classes.conditions}>
      <legend>{t('condition.legend')}</legend>
      <input type="hidden" name="conditions" value={value} />
      <ol ref={list}>
        {lines.map((line, index) => (
          <li key={index}>
            <TextInput
              value={line}
              autoFocus={autoFocus && index === lines.length - 1}
              aria-label={t('condition.number', { number: index + 1 })}
              placeholder={t('condition.example')}
              maxLength={longestCondition}
              onChange={(event) => put(index, 1, event.currentTarget.value)}
              onKeyDown={(event) => onKeyDown(event, index)}
              onPaste={(event) => onPaste(event, index)}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('condition.remove', { number: index + 1 })}
              onClick={() => remove(index)}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ol>
      {lines.length < mostConditions && (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() => add(lines.length)}
        >
          {t('condition.add')}
        </Button>
      )}
    </fieldset>
  );
}
