import type { Declared } from './declared.ts';
import { but, everybody, handers, members, staff } from './roles.ts';
import { askedHomework } from './seed-late-days.ts';

const path = { homework: 'open homework' } as const;

/** Homework: what is out is course material, and who may see more of it sees it at the same place. */
export const homework: Record<string, Declared> = {
  '/:offering/homework': { opens: everybody },
  '/:offering/homework/:homework': {
    opens: everybody,
    path: { homework: 'homework' },
    search: { read: 'words' },
    forms: {
      'bring a file': {
        fields: { intent: 'bring', upload: { of: 'upload of homework' } },
        ...{ may: handers, path },
      },
      'leave a file out': {
        fields: { intent: 'take-back', file: { of: 'brought file' } },
        ...{ may: handers, path },
      },
      'hand in': {
        fields: {
          ...{ intent: 'hand-in', files: { of: 'brought files' }, agreed: '0', without: '0' },
          requestId: { given: 'new id' },
        },
        ...{ may: handers, path },
      },
      'choose a version': {
        fields: {
          ...{ intent: 'choose', version: { of: 'own submission' }, agreed: '0' },
          requestId: { given: 'new id' },
        },
        // The others who are graded know a score of it already.
        ...{ may: ['student', 'other student'], path },
      },
    },
  },
  '/:offering/homework/:homework/submissions/:number/receipt': {
    opens: handers,
    path: { ...path, number: 'own submission' },
  },
  '/:offering/homework/:homework/submissions/:number/files/:file': {
    opens: handers,
    path: { ...path, number: 'own submission', file: 'submitted file' },
  },
  '/:offering/homework/:homework/submissions/:number/look/:file': {
    opens: handers,
    path: { ...path, number: 'own submission', file: 'submitted file' },
  },
  '/:offering/homework/:homework/brought/:file': {
    opens: handers,
    path: { ...path, file: 'brought file' },
  },
  '/:offering/homework/:homework/brought/:file/look': {
    opens: handers,
    path: { ...path, file: 'brought file' },
  },
  '/:offering/homework/:homework/solutions': {
    opens: everybody,
    path: { homework: 'solutions' },
    search: { read: 'words' },
  },
  '/:offering/homework/:homework/files/:file': {
    opens: everybody,
    path: { homework: 'homework', file: 'homework file' },
  },
  '/:offering/late-days': {
    opens: but(members, ...staff),
    ledOn: staff,
    search: { assignment: 'words', at: 'words' },
  },
  '/:offering/staff/late-days': {
    opens: staff,
    search: { q: 'words', show: 'words', sort: 'words', order: 'words', page: 'words' },
  },
  '/:offering/staff/late-days/:person': {
    opens: staff,
    path: { person: 'graded person' },
    search: { assignment: 'words', at: 'words', done: 'words' },
    forms: {
      'take an extension back': {
        fields: { intent: 'take-back-extension', extension: { of: 'extension of homework' } },
        may: staff,
        path: { person: 'extended person' },
      },
    },
  },
  '/:offering/staff/homework-deadlines': {
    opens: staff,
    search: {
      ...{ of: 'words', homework: 'words', wall: 'words', done: 'words' },
      person: 'extended person',
    },
    forms: {
      extend: {
        fields: {
          ...{
            of: 'people',
            ...askedHomework,
            why: 'They were ill',
            requestId: { given: 'new id' },
          },
          person: { of: 'extended person' },
          mark: { of: 'plan of more time for homework' },
        },
        may: staff,
      },
      move: {
        fields: {
          ...{ of: 'everybody', ...askedHomework, why: 'The portal was away' },
          requestId: { given: 'new id' },
          mark: { of: 'plan of a deadline of homework' },
        },
        may: ['instructor'],
      },
    },
  },
};
