/** Logs of accounts that the portal has begin with this. */
export const sentPrefix = 'practicum/study/sent/';

/** Where the worker keeps the page; it says the same name. */
const store = 'practicum-study';

/**
 * At sign-out: what accounts have studied here and the kept page leave this browser. What the portal
 * has not got yet stays, for whoever studied it.
 */
export function forgetStudy(): void {
  try {
    void window.caches?.delete(store);
    for (const key of Object.keys(window.localStorage)) {
      if (key.startsWith(sentPrefix)) window.localStorage.removeItem(key);
    }
  } catch {
    // A browser that keeps nothing.
  }
}
