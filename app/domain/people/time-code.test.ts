import { describe, expect, test } from 'vitest';
import { newTimeSecret, showTimeSecret, stepOf } from './time-code.server.ts';

/** The secret and the codes of RFC 6238, appendix B (SHA-1), cut to six digits. */
const secret = new TextEncoder().encode('12345678901234567890');

describe('a code of an authenticator app', () => {
  test.each([
    ['1970-01-01T00:00:59Z', '287082', 1n],
    ['2005-03-18T01:58:29Z', '081804', 37037036n],
    ['2005-03-18T01:58:31Z', '050 471', 37037037n],
    ['2005-03-18T01:58:29Z', '０８１８０４', 37037036n],
    ['2009-02-13T23:31:30Z', '005924', 41152263n],
    ['2033-05-18T03:33:20Z', '279037', 66666666n],
  ])('at %s is %s', (now, code, step) => {
    expect(stepOf(secret, code, new Date(now))).toBe(step);
  });

  test.each([
    ['a step early', '2005-03-18T01:57:59Z', 37037036n],
    ['a step late', '2005-03-18T01:58:59Z', 37037036n],
    ['two steps early', '2005-03-18T01:57:29Z', null],
    ['two steps late', '2005-03-18T01:59:00Z', null],
  ])('that comes %s belongs to its own step or to none', (_when, now, step) => {
    expect(stepOf(secret, '081804', new Date(now))).toBe(step);
  });

  test.each(['', '081805', '81804', '0818040', 'abcdef', '08180é'])('is not %j', (typed) => {
    expect(stepOf(secret, typed, new Date('2005-03-18T01:58:29Z'))).toBeNull();
  });
});

test('a secret is shown as text that can be typed and as a code that can be scanned', () => {
  const { text, qr } = showTimeSecret(secret, { portal: 'localhost', email: 'ada@example.edu' });
  expect(text).toBe('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ');
  expect(qr.size).toBeGreaterThan(20);
  expect(qr.path).toMatch(/^(M\d+ \d+h1v1h-1z)+$/);
  expect(newTimeSecret()).toHaveLength(20);
});
