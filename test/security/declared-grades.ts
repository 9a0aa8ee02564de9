import type { Declared, Form } from './declared.ts';
import { staff, students } from './roles.ts';

const give: Form = {
  fields: {
    ...{ person: { of: 'scored person' }, item: 'project', kind: 'score', points: '40' },
    ...{ before: { of: 'standing score' }, why: 'Marked again', requestId: { given: 'new id' } },
  },
  may: staff,
};

/** Scores: everybody’s for staff, and of one's own what is released. */
export const grades: Record<string, Declared> = {
  '/:offering/grades': { opens: [...students, 'waitlisted'] },
  '/:offering/staff/gradebook': {
    opens: staff,
    search: { q: 'words', role: 'words', sort: 'words', order: 'words', page: 'words' },
    forms: { 'give a score': give },
  },
  '/:offering/staff/gradebook.csv': { opens: staff },
  '/:offering/staff/gradebook/:person': {
    opens: staff,
    path: { person: 'scored person' },
    search: { saved: 'words' },
    forms: { 'give a score to one': give },
  },
  '/:offering/staff/gradebook/import': {
    opens: staff,
    forms: {
      'upload scores': {
        fields: { item: 'midterm', pasted: 'Email,Score\nada@example.edu,7', file: '' },
        may: staff,
      },
    },
  },
  '/:offering/staff/gradebook/import/:import': {
    opens: staff,
    path: { import: 'score file' },
    alsoRead: { field: 'the column for each field of the file' },
    forms: {
      'give the scores of a file': {
        fields: { do: 'apply', mark: { of: 'difference of scores' }, why: 'From Gradescope' },
        may: staff,
      },
      'take the scores of a file back': {
        fields: { do: 'undo' },
        may: staff,
        path: { import: 'applied score file' },
      },
    },
  },
  '/:offering/staff/releases': {
    opens: staff,
    search: { item: 'words', page: 'words', released: 'words', withdrawn: 'words' },
    forms: {
      release: {
        fields: { intent: 'release', item: 'project', mark: { of: 'plan of scores' } },
        may: staff,
      },
      'take a release back': {
        fields: { intent: 'withdraw', item: 'hw1', why: 'The key was wrong' },
        may: staff,
      },
    },
  },
};
