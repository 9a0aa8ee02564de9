type Fetch = typeof globalThis.fetch;
type Wait = (milliseconds: number) => Promise<void>;

/** Half a second at first, then longer: about a minute in all. */
const waits = [500, 1_000, 2_000, ...Array.from({ length: 14 }, () => 4_000)];

/**
 * A `fetch` that asks for a page's data again while the portal is away (no network, being
 * restarted), so that an open page stays as it is instead of giving way to an error. Only what
 * changes nothing is asked twice: a form that did not arrive is answered by `sendOrNotReached`.
 */
export function patientFetch(fetch: Fetch, wait: Wait): Fetch {
  return async (input, init) => {
    if (!isPageData(input, init)) return fetch(input, init);
    for (const pause of waits) {
      try {
        const answer = await fetch(input, init);
        if (answer.status < 502 || answer.status > 504) return answer;
      } catch (error) {
        if (!(error instanceof TypeError) || init?.signal?.aborted) throw error;
      }
      await wait(pause);
    }
    return fetch(input, init);
  };
}

/** Remix asks for the data of a page at its address with `.data` behind the path. */
function isPageData(input: Parameters<Fetch>[0], init: Parameters<Fetch>[1]): boolean {
  const address = input instanceof Request ? input.url : String(input);
  const method = (init?.method ?? 'GET').toUpperCase();
  return method === 'GET' && new URL(address, 'http://localhost').pathname.endsWith('.data');
}
