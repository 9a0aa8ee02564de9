import { expect, test } from 'vitest';
import { readProfile } from './profile.ts';

const typed = { name: 'Ada Lovelace', pronouns: 'she/her', language: 'zh', zone: 'Asia/Shanghai' };

test('what is typed well becomes a profile, tidied', () => {
  expect(readProfile({ ...typed, name: '  Ada \n Lovelace ' })).toEqual({
    ok: true,
    profile: typed,
  });
});

test('what is left open follows the browser', () => {
  expect(readProfile({ name: 'Ada', pronouns: ' ', language: '', zone: '' })).toEqual({
    ok: true,
    profile: { name: 'Ada', pronouns: null, language: null, zone: null },
  });
});

test.each([
  [{ name: '  ' }, { name: 'nameMissing' }],
  [{ name: 'x'.repeat(101) }, { name: 'nameLong' }],
  [{ name: 'A\0da' }, { name: 'notText' }],
  [{ pronouns: 'x'.repeat(41) }, { pronouns: 'pronounsLong' }],
  [{ language: 'tlh' }, { language: 'languageUnknown' }],
  [{ zone: 'Mars/Olympus' }, { zone: 'zoneUnknown' }],
  [{ zone: '+02:00' }, { zone: 'zoneUnknown' }],
])('%j is refused at its field', (given, problem) => {
  expect(readProfile({ ...typed, ...given })).toEqual({ ok: false, problem });
});
