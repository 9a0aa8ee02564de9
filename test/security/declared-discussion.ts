import type { Form, Value } from './declared.ts';
import { staff } from './roles.ts';

const requestId: Value = { given: 'new id' };

/** What can be said under a question: the bank is not out when everybody asks, so staff alone say it. */
export const discussionForms: Record<string, Form> = {
  ask: {
    fields: { intent: 'ask', step: '1', body: 'Why?', anonymous: 'on', requestId },
    may: staff,
  },
  answer: {
    fields: { intent: 'answer', thread: { of: 'question thread' }, body: 'Because', requestId },
    may: staff,
  },
  preview: { fields: { intent: 'preview', body: '$x$' }, may: staff, changes: false },
  edit: {
    fields: { intent: 'edit', post: { of: 'own post' }, body: 'Said anew' },
    may: staff,
  },
  delete: { fields: { intent: 'delete', post: { of: 'own post' } }, may: staff },
  restore: { fields: { intent: 'restore', post: { of: 'own deleted post' } }, may: staff },
  endorse: {
    fields: { intent: 'endorse', post: { of: 'answer about a question' } },
    may: staff,
  },
  unendorse: { fields: { intent: 'unendorse', post: { of: 'endorsed answer' } }, may: staff },
  hide: {
    fields: { intent: 'hide', post: { of: 'answer about a question' }, why: 'Gives it away' },
    may: staff,
  },
  show: { fields: { intent: 'show', post: { of: 'hidden post' } }, may: staff },
};
