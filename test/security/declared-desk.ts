import type { Declared } from './declared.ts';
import { staff } from './roles.ts';
import { askedDeadline } from './seed-deadlines.ts';

const requestId = { given: 'new id' };

const overview: Declared['search'] = {
  ...{ q: 'words', show: 'words', flag: 'words', sort: 'words', order: 'words' },
  ...{ page: 'words', who: 'staff member' },
};

/** Staff's desk: who answers which project, and all of them at a glance. */
export const desk: Record<string, Declared> = {
  '/:offering/staff/projects': { opens: staff, search: overview },
  '/:offering/staff/projects.csv': { opens: staff, search: overview },
  '/:offering/staff/projects/:project': {
    opens: staff,
    path: { project: 'project with a conflict' },
    search: { done: 'words' },
    forms: {
      assign: {
        fields: { intent: 'assign', person: { of: 'colleague' } },
        may: staff,
        path: { project: 'submitted project' },
      },
      conflict: {
        fields: { intent: 'conflict', why: 'My flatmate is in it' },
        may: staff,
        path: { project: 'submitted project' },
      },
      'take a conflict back': {
        fields: { intent: 'no-conflict' },
        may: staff,
      },
      'take an extension back': {
        fields: { intent: 'take-back-extension', extension: { of: 'extension' } },
        may: staff,
      },
    },
  },
  '/:offering/staff/deadlines': {
    opens: staff,
    search: {
      ...{ of: 'words', stage: 'words', wall: 'words', done: 'words' },
      project: 'project with a conflict',
    },
    forms: {
      extend: {
        fields: {
          ...{ of: 'projects', ...askedDeadline, why: 'They were ill', requestId },
          ...{ project: { of: 'project with a conflict' }, mark: { of: 'plan of an extension' } },
        },
        may: staff,
      },
      move: {
        fields: {
          ...{ of: 'everybody', ...askedDeadline, why: 'The room is closed', requestId },
          mark: { of: 'plan of a deadline' },
        },
        may: ['instructor'],
      },
    },
  },
  '/:offering/staff/assignment': {
    opens: staff,
    search: { among: 'staff member', given: 'words' },
    forms: { 'apply a plan': { fields: { pair: { of: 'planned pair' } }, may: staff } },
  },
};
