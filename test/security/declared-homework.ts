import type { Declared } from './declared.ts';
import { but, everybody, handers, members, staff } from './roles.ts';

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
          ...{ intent: 'hand-in', files: { of: 'brought files' }, agreed: '0' },
          requestId: { given: 'new id' },
        },
        ...{ may: handers, path },
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
};
