import type { Declared } from './declared.ts';
import { everybody, staff, students } from './roles.ts';

const shown = { project: { of: 'public project' } } as const;

/** Who sees a project besides its team: the class, and the world. */
export const showing: Record<string, Declared> = {
  '/:offering/gallery': { opens: everybody },
  '/:offering/gallery/:project': { opens: everybody, path: { project: 'public project' } },
  '/:offering/gallery/:project/figures/:figure': {
    opens: everybody,
    path: { project: 'public project', figure: 'public figure' },
  },
  '/:offering/projects/class': { opens: [...students, ...staff, 'waitlisted', 'auditor'] },
  '/:offering/projects/:project/showing': {
    opens: [...students, ...staff],
    path: { project: 'team project' },
    search: { done: 'words' },
    forms: {
      agree: { fields: { intent: 'agree', name: 'A. U. Thor' }, may: students },
      decline: { fields: { intent: 'decline' }, may: students },
      'keep out of the class': {
        fields: { intent: 'keep-out', why: 'It is under review elsewhere' },
        may: students,
      },
      'let the class see it': { fields: { intent: 'let-in' }, may: students, changes: false },
    },
  },
  '/:offering/staff/gallery': {
    opens: staff,
    forms: {
      release: { fields: { ...shown, version: '1' }, may: staff, changes: false },
      'take out': { fields: { ...shown, version: 'none' }, may: staff },
    },
  },
};
