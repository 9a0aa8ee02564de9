import type { Declared, Form } from './declared.ts';
import { nobody, staff, students } from './roles.ts';

const give: Form = {
  fields: {
    ...{ person: { of: 'scored person' }, item: 'project', kind: 'score', points: '40' },
    ...{ before: { of: 'standing score' }, words: 'As we said', why: 'Marked again' },
    requestId: { given: 'new id' },
  },
  may: staff,
};

const desk = { homework: 'open homework', submission: 'work' } as const;
const again = { homework: 'open homework', submission: 'work to look at again' } as const;
const requestId = { given: 'new id' } as const;
const points = {
  part: 'all',
  'points:whole': '70',
  words: 'Fine',
  notes: '[]',
  requestId,
} as const;

/** Marks, and what is asked about them: for staff, and for whom they were released to. */
export const marks: Record<string, Declared> = {
  '/:offering/homework/:homework/marks': {
    opens: [...students, 'waitlisted'],
    path: { homework: 'marked homework' },
    search: { version: 'words' },
    forms: {
      'ask for another look': {
        fields: { intent: 'ask', version: '1', part: 'all', words: 'See page 2', requestId },
        may: ['team-mate'],
      },
      'say something about another look': {
        fields: {
          ...{ intent: 'say', part: 'all', words: 'And page 3', requestId },
          regrade: { of: 'own regrade' },
        },
        may: ['waitlisted'],
      },
    },
  },
  '/:offering/staff/grading': { opens: staff },
  '/:offering/staff/grading/:homework': {
    opens: staff,
    path: { homework: 'open homework' },
    search: { show: 'words', part: 'words', page: 'words' },
    forms: {
      'choose who marks': { fields: { part: 'all', person: { of: 'staff member' } }, may: staff },
    },
  },
  '/:offering/staff/grading/:homework/:submission': {
    opens: staff,
    path: desk,
    search: { part: 'words', by: 'words', file: 'file of a work' },
    forms: {
      'give a mark': {
        fields: {
          ...{ intent: 'mark', ...points, why: '' },
          before: { of: 'standing mark' },
        },
        may: staff,
      },
      'settle a mark': {
        fields: {
          ...{ intent: 'mark', ...points, why: '', settles: 'on' },
          before: { of: 'standing mark' },
        },
        may: nobody,
      },
      'decide about another look': {
        fields: {
          ...{ intent: 'decide', ...points, answer: 'You are right' },
          before: { of: 'mark to look at again' },
          regrade: { of: 'open regrade' },
        },
        may: staff,
        path: again,
      },
      'ask back about another look': {
        fields: {
          ...{ intent: 'say', answer: 'Which page?', requestId },
          regrade: { of: 'open regrade' },
        },
        may: staff,
        path: again,
      },
      'save a reply for marks': {
        fields: {
          ...{ intent: 'save-reply', title: 'Scope', body: 'Too much', shared: 'on', requestId },
          reply: { of: 'saved reply' },
        },
        may: staff,
      },
      'discard a reply for marks': {
        fields: { intent: 'discard-reply', reply: { of: 'saved reply' } },
        may: staff,
      },
    },
  },
  '/:offering/staff/grading/:homework/:submission/files/:file': {
    opens: staff,
    path: { ...desk, file: 'file of a work' },
  },
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
  '/:offering/staff/gradebook.xlsx': { opens: staff },
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
  '/:offering/staff/midterm': {
    opens: staff,
    search: { drawn: 'words' },
    forms: {
      'draw the midterm': {
        fields: {
          ...{ papers: '2', seed: 'dice', before: { of: 'standing draw' }, why: 'Once more' },
          ...{ 'weight:spring-question': '2', requestId },
        },
        may: staff,
      },
    },
  },
  '/:offering/staff/midterm/paper': {
    opens: staff,
    search: { read: 'words', key: 'words', for: 'words' },
  },
  '/:offering/staff/midterm/scores': {
    opens: staff,
    search: { q: 'words', page: 'words' },
    alsoRead: { '`points:${index + 1}`': 'the points of each question' },
    forms: {
      'give a paper its points': {
        fields: {
          ...{ person: { of: 'scored person' }, before: '', 'points:1': '40', 'points:2': '30' },
          ...{ why: '', requestId },
        },
        may: staff,
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
