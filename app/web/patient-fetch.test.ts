import { describe, expect, test } from 'vitest';
import { patientFetch } from './patient-fetch.ts';

/** A portal that is away for so many requests, and counts them. */
function portal(away: number, unavailable: () => Response | never) {
  const asked: string[] = [];
  const fetch: typeof globalThis.fetch = async (input) => {
    asked.push(String(input));
    return asked.length <= away ? unavailable() : new Response('here');
  };
  return { asked, fetch: patientFetch(fetch, async () => {}) };
}

const noNetwork = () => {
  throw new TypeError('Failed to fetch');
};
const restarting = () => new Response(null, { status: 503 });

describe('data of a page', () => {
  test.each([
    ['there is no network', noNetwork],
    ['a proxy says that the portal restarts', restarting],
  ])('is asked for again while %s', async (_, unavailable) => {
    const { asked, fetch } = portal(3, unavailable);
    const answer = await fetch('http://localhost/sp24/dashboard.data?_routes=root');
    expect(await answer.text()).toBe('here');
    expect(asked).toHaveLength(4);
  });

  test('is given up in the end', async () => {
    const { fetch } = portal(1_000, noNetwork);
    await expect(fetch('http://localhost/sp24.data')).rejects.toThrow(TypeError);
  });

  test('is not asked for again when nobody wants it any more', async () => {
    const { asked, fetch } = portal(3, noNetwork);
    const signal = AbortSignal.abort();
    await expect(fetch('http://localhost/sp24.data', { signal })).rejects.toThrow();
    expect(asked).toHaveLength(1);
  });
});

test('a form is never sent twice', async () => {
  const { asked, fetch } = portal(1, noNetwork);
  const sent = fetch('http://localhost/sp24/projects/a/proposal.data', { method: 'POST' });
  await expect(sent).rejects.toThrow(TypeError);
  expect(asked).toHaveLength(1);
});
