import type { Declared } from './declared.ts';
import { staff } from './roles.ts';

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
    },
  },
  '/:offering/staff/assignment': {
    opens: staff,
    search: { among: 'staff member', given: 'words' },
    forms: { 'apply a plan': { fields: { pair: { of: 'planned pair' } }, may: staff } },
  },
};
