import type { Declared } from './declared.ts';
import { everybody } from './roles.ts';

/** Homework: what is out is course material, and who may see more of it sees it at the same place. */
export const homework: Record<string, Declared> = {
  '/:offering/homework': { opens: everybody },
  '/:offering/homework/:homework': {
    opens: everybody,
    path: { homework: 'homework' },
    search: { read: 'words' },
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
};
