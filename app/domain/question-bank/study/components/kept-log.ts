import { mergeReviews, studyGrades, studyModes, type Review } from '../review-log.ts';
import { sentPrefix } from './forget-study.ts';

/** What this browser keeps of somebody's study: what the portal has, and what waits to be sent. */
export type KeptLog = { sent: Review[]; unsent: Review[] };

const unsentPrefix = 'practicum/study/unsent/';

/** Whose log of which offering; without an account it is the browser's own. */
export function logKey(offering: string, person: string | null): string {
  return `${person ?? 'nobody'}/${offering}`;
}

/** What this tab has written, for a browser that keeps nothing: it counts until the page is left. */
const written = new Map<string, string>();
const listeners = new Set<() => void>();

/** Calls back whenever a log changes, here or in another tab. */
export function subscribeToLogs(changed: () => void): () => void {
  listeners.add(changed);
  window.addEventListener('storage', changed);
  return () => {
    listeners.delete(changed);
    window.removeEventListener('storage', changed);
  };
}

/** What is kept there, as text: the same text while nothing changes. */
export function logText(key: string): string {
  return `[${read(sentPrefix + key)},${read(unsentPrefix + key)}]`;
}

/** What a text says; nothing where it is something else. */
export function parseLog(text: string): KeptLog {
  try {
    const [sent, unsent] = JSON.parse(text) as unknown[];
    return { sent: reviewsIn(sent), unsent: reviewsIn(unsent) };
  } catch {
    // No JSON.
    return { sent: [], unsent: [] };
  }
}

// By hand, since a library that checks forms would be half as large as this page's own script.
function reviewsIn(value: unknown): Review[] {
  return Array.isArray(value) ? value.filter(isReview) : [];
}

function isReview(value: unknown): value is Review {
  const { id, question, mode, grade, at } = (value ?? {}) as Partial<Record<keyof Review, unknown>>;
  const isText = typeof id === 'string' && typeof question === 'string';
  const isKnown =
    studyModes.some((one) => one === mode) && studyGrades.some((one) => one === grade);
  return isText && isKnown && Number.isInteger(at);
}

/** Adds what somebody has just answered. */
export function addUnsent(key: string, reviews: readonly Review[]): void {
  const { unsent } = parseLog(logText(key));
  write(unsentPrefix + key, mergeReviews(unsent, reviews));
}

/** Notes what the portal has: it need not be sent any more. */
export function noteSent(key: string, reviews: readonly Review[]): void {
  const { sent, unsent } = parseLog(logText(key));
  const ids = new Set(reviews.map(({ id }) => id));
  write(sentPrefix + key, mergeReviews(sent, reviews));
  write(
    unsentPrefix + key,
    unsent.filter(({ id }) => !ids.has(id)),
  );
}

/** What was studied without an account goes to the account that studies here next. */
export function adoptLog(offering: string, person: string): void {
  const own = logKey(offering, null);
  const { unsent } = parseLog(logText(own));
  if (unsent.length === 0) return;
  addUnsent(logKey(offering, person), unsent);
  write(unsentPrefix + own, []);
}

function read(key: string): string {
  try {
    return window.localStorage.getItem(key) ?? '[]';
  } catch {
    // Forbidden.
    return written.get(key) ?? '[]';
  }
}

function write(key: string, reviews: readonly Review[]): void {
  const text = JSON.stringify(reviews);
  written.set(key, text);
  try {
    window.localStorage.setItem(key, text);
  } catch {
    // Forbidden, or full.
  }
  for (const changed of listeners) changed();
}
