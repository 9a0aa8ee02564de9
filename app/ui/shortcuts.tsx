import { useLocalStorage } from '@mantine/hooks';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './shortcuts.module.css';

// Most people never open it: its code is loaded when it is asked for.
const ShortcutsDialog = lazy(() => import('./shortcuts-dialog.tsx'));

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
      if (event.key === ' ' && isPressed(event.target)) return;
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
      {shown && (
        <Suspense>
          <ShortcutsDialog
            keys={[...all, ...also]}
            on={on}
            turn={setOn}
            close={() => setShown(false)}
          />
        </Suspense>
      )}
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

/** Whether the space bar presses what has the focus. */
function isPressed(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('button, summary, input, a') !== null;
}
