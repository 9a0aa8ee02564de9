import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pathInPortal, pathOfReferrer, withoutLanguage } from './return-path.ts';

describe('a path to lead back to', () => {
  it.each([
    ['/sp24/dashboard', '/sp24/dashboard'],
    ['/sp24/people?role=staff#hours', '/sp24/people?role=staff#hours'],
    ['/sp24/../sp20', '/sp20'],
    ['/', '/'],
  ])('keeps %s', (given, kept) => expect(pathInPortal(given)).toBe(kept));

  it.each([
    'https://elsewhere.example/',
    '//elsewhere.example/',
    '/\\elsewhere.example',
    '/\t/elsewhere.example',
    '\t//elsewhere.example',
    '/..//elsewhere.example',
    '/.//elsewhere.example',
    'javascript:alert(1)',
    'sp24',
    '',
    null,
    undefined,
    7,
  ])('refuses %j', (given) => expect(pathInPortal(given)).toBeNull());

  it('never gives a path that a browser takes to another host', () => {
    const character = fc.constantFrom(
      '/',
      '\\',
      '.',
      '\t',
      '\n',
      ' ',
      '@',
      ':',
      'a',
      '%2f',
      '?',
      '#',
    );
    const path = fc.array(character, { maxLength: 12 }).map((parts) => `/${parts.join('')}`);
    fc.assert(
      fc.property(path, (given) => {
        const kept = pathInPortal(given);
        if (kept === null) return;
        const here = 'https://practicum.example';
        expect(new URL(kept, here).origin).toBe(here);
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('the page that sent a request', () => {
  const request = (referrer?: string) =>
    new Request('https://practicum.example/preferences', {
      headers: referrer === undefined ? {} : { Referer: referrer },
    });

  it('is led back to with its query', () =>
    expect(pathOfReferrer(request('https://practicum.example/sp24/people?role=staff'))).toBe(
      '/sp24/people?role=staff',
    ));

  it.each([undefined, 'not an address', 'https://elsewhere.example/sp24'])(
    'is the front door for %j',
    (referrer) => expect(pathOfReferrer(request(referrer))).toBe('/'),
  );
});

it.each([
  ['/sp24/people?lang=zh&role=staff#hours', '/sp24/people?role=staff#hours'],
  ['/sp24?lang=en', '/sp24'],
  ['/sp24/people?role=staff', '/sp24/people?role=staff'],
])('the way back from %s asks for no language', (path, without) =>
  expect(withoutLanguage(path)).toBe(without),
);
