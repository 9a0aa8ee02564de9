import { useEffect, useRef } from 'react';

// Somebody whose session ran out while they wrote comes back from the sign-in page to the same page
// in the same tab: the field that they wrote in is then opened again. The tab remembers which it was.

const writingAt = 'practicum/writing-at';
const comingBack = 'practicum/coming-back';
/** By then the page is there. */
const backMs = 3_000;

/** Notes in which field somebody writes, by its key. */
export function noteWriting(key: string): void {
  keep(writingAt, key);
}

/** What was written there is sent. */
export function noteWritten(key: string): void {
  if (kept(writingAt) === key) keep(writingAt, null);
}

/** Notes each page, so that one after the sign-in page is known for that. */
export function useNotedPages(pathname: string): void {
  useEffect(() => {
    if (pathname.startsWith('/sign-in')) {
      keep(comingBack, 'yes');
      return;
    }
    const timer = setTimeout(() => keep(comingBack, null), backMs);
    return () => clearTimeout(timer);
  }, [pathname]);
}

/** The key of the field to which somebody comes back at this moment; null when nobody does. */
export function comesBackTo(): string | null {
  return kept(comingBack) === null ? null : kept(writingAt);
}

/**
 * Opens a field again for somebody who was writing in it and had to sign in.
 *
 * @param key of the field, or what keys begin with when `isUnder`
 * @param open opens it, and puts the focus there
 */
export function useComeBack(key: string, open: () => void, isUnder = false): void {
  const latest = useRef(open);
  useEffect(() => {
    latest.current = open;
  });
  useEffect(() => {
    const at = comesBackTo();
    if (at === null) return;
    if (isUnder ? at.startsWith(key) : at === key) latest.current();
  }, [key, isUnder]);
}

/** A browser that keeps nothing only does not lead back. */
function keep(name: string, value: string | null): void {
  try {
    if (value === null) window.sessionStorage.removeItem(name);
    else window.sessionStorage.setItem(name, value);
  } catch {
    // Forbidden.
  }
}

function kept(name: string): string | null {
  try {
    return window.sessionStorage.getItem(name);
  } catch {
    return null;
  }
}
