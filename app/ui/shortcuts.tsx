import { Modal, Switch } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './shortcuts.module.css';

/** A key, what it does in words, and doing it. */
export type Shortcut = { key: string; says: string; run: () => void };

type ShortcutsProps = {
  shortcuts: readonly Shortcut[];
  /** Keys that are listed only, because a field or the browser answers them. */
  also?: readonly Omit<Shortcut, 'run'>[];
};

/**
 * Single keys that act while nothing is being typed, and `?` that shows them. They can be turned
 * off, as people who speak to their computer need to (WCAG 2.1.4).
 */
export function Shortcuts({ shortcuts, also = [] }: ShortcutsProps) {
  const { t } = useTranslation('ui');
  const [shown, setShown] = useState(false);
  const [on, setOn] = useLocalStorage({ key: 'practicum/shortcuts', defaultValue: true });
  const help = { key: '?', says: t('shortcuts.help'), run: () => setShown(true) };
  const all: Shortcut[] = [...shortcuts, help];
  const latest = useRef(all);
  useEffect(() => {
    latest.current = all;
  });
  useEffect(() => {
    if (!on) return;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const shortcut = latest.current.find(({ key }) => key === event.key);
      if (shortcut === undefined) return;
      event.preventDefault();
      shortcut.run();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [on]);
  return (
    <>
      <button type="button" className={classes.open} onClick={() => setShown(true)}>
        {t('shortcuts.open')} <kbd>?</kbd>
      </button>
      <Modal
        opened={shown}
        onClose={() => setShown(false)}
        // Locking would add a style element, which our content policy lets in from the server only.
        lockScroll={false}
        title={t('shortcuts.title')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <dl className={classes.keys}>
          {[...all, ...also].map(({ key, says }) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{says}</dd>
            </div>
          ))}
        </dl>
        <Switch
          label={t('shortcuts.use')}
          checked={on}
          onChange={(event) => setOn(event.currentTarget.checked)}
        />
      </Modal>
    </>
  );
}

/** Whether keys belong to a field or a dialog now. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest(
      'input:not([type=radio]), textarea, select, [contenteditable=true], [role=dialog]',
    ) !== null
  );
}
