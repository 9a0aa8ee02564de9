import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { overviewFile } from './overview-file.ts';

it('holds a line for each project, and no cell that a sheet would run', () => {
  const activeAt = new Date('2024-03-01T10:00:00Z');
  const text = overviewFile(
    [
      {
        ...{ slug: 'x', title: '=HYPERLINK("x")', team: ['Ada', '+Ben'], answers: null },
        ...{ conflict: false, activeAt, flags: ['silent', 'small'], waits: 0 },
        stages: [
          { stage: 'proposal', state: { kind: 'nothing', owes: 'team' }, version: null, unread: 0 },
        ],
      },
    ],
    ['proposal', 'report'],
  );
  expect(text.startsWith('\uFEFF')).toBe(true);
  expect(parse(text, { bom: true })).toEqual([
    ['Project', 'Team', 'Answered by', 'proposal', 'report', 'Last activity', 'Flags'],
    [
      ...['\'=HYPERLINK("x")', 'Ada; +Ben', '', 'nothing', ''],
      ...['2024-03-01T10:00:00.000Z', 'silent; small'],
    ],
  ]);
});
