import type { Declared } from './declared.ts';
import { staff, students } from './roles.ts';

/** Classmates reading each other's texts. */
export const peers: Record<string, Declared> = {
  '/:offering/peer/:reading': {
    opens: students,
    path: { reading: 'reading' },
    forms: {
      'hand in answers': {
        fields: {
          ...{ intent: 'hand-in', requestId: { given: 'new id' } },
          ...{ 'answer.told': 'Yes', 'answer.convincing': 'The table', 'answer.next': 'Seeds' },
        },
        may: students,
      },
      'give it back': { fields: { intent: 'decline', why: 'My flatmate wrote it' }, may: students },
    },
  },
  '/:offering/peer/:reading/figures/:figure': {
    opens: students,
    path: { reading: 'reading', figure: 'figure to read' },
  },
  '/:offering/staff/peer/:stage': {
    opens: staff,
    path: { stage: 'peer stage' },
    search: { done: 'words', count: 'words' },
    forms: {
      'carry out a plan': {
        fields: { intent: 'carry-out', plan: { of: 'peer plan' }, shown: 'together' },
        may: staff,
      },
      release: { fields: { intent: 'release' }, may: staff, changes: false },
      remind: { fields: { intent: 'remind' }, may: staff },
      'give by hand': {
        fields: { intent: 'give', project: { of: 'text to read' }, reader: { of: 'reader' } },
        may: staff,
      },
      'take away': {
        fields: { intent: 'end', reading: { of: 'reading to take away' }, why: 'Is ill' },
        may: staff,
      },
      'hold back': {
        fields: { intent: 'hold', reading: { of: 'peer answers' }, why: 'Not kind' },
        may: staff,
      },
      'let go': { fields: { intent: 'let-go', reading: { of: 'held peer answers' } }, may: staff },
    },
  },
};
