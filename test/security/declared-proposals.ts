import type { Declared, Value } from './declared.ts';
import { staff, students, type Role } from './roles.ts';

const proposers: readonly Role[] = [...staff, 'waitlisted', 'auditor', ...students];
/** Staff, and whose proposals there are. */
const readers: readonly Role[] = [...staff, 'student', 'auditor'];

const typed: Record<string, Value> = {
  ...{ title: 'One and one', lecture: 'autoregressive-models', topics: 'sums', difficulty: '1' },
  ...{ language: 'en', body: 'Show that $1+1=2$.\n\n## Count\n\nOne, two.' },
};

/** Questions proposed for the bank: read by their authors and staff alone. */
export const proposals: Record<string, Declared> = {
  '/:offering/midterm/propose': {
    opens: proposers,
    forms: {
      propose: {
        fields: { intent: 'propose', ...typed, named: 'on', requestId: { given: 'new id' } },
        may: proposers,
      },
      preview: { fields: { intent: 'preview', ...typed }, may: proposers, changes: false },
    },
  },
  '/:offering/midterm/proposals/:proposal': {
    opens: readers,
    path: { proposal: 'proposed question' },
    search: { changes: 'words' },
    forms: {
      preview: {
        fields: { intent: 'preview', ...typed },
        may: readers,
        changes: false,
      },
      'hand over': {
        fields: { intent: 'hand-over', ...typed, before: '1', note: 'Clearer' },
        may: readers,
      },
      decide: {
        fields: { intent: 'decide', verdict: 'changes', version: '1', last: '', why: 'Clearer' },
        may: staff,
      },
    },
  },
  '/:offering/staff/midterm/proposals': { opens: staff, search: { show: 'words', page: 'words' } },
};
