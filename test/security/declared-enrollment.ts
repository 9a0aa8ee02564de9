import type { Declared, Form } from './declared.ts';
import { but, signedIn, staff, students, type Role } from './roles.ts';
import type { Kind } from './things.ts';

/** Who is free to apply: nobody has answered them, and they have no seat. */
const mayApply: readonly Role[] = ['no role', 'other instructor', 'applicant', 'auditor'];

const applicationFilter: Declared['search'] = {
  ...{ show: 'words', score: 'words', disagreement: 'words', q: 'words' },
  ...{ sort: 'words', page: 'words', reviewer: 'reviewer' },
};

const changed = '{"score":"3","note":"Read again"}';
const reviewed = (application: Kind, told: readonly Role[]): Form => ({
  fields: { intent: 'review', application: { of: application }, changed },
  may: staff,
  told,
});
const prepared = (application: Kind): Form => ({
  fields: { application: { of: application }, outcome: 'offer' },
  may: staff,
});

/** Applying, and reading applications. */
export const applying: Record<string, Declared> = {
  '/:offering/apply': {
    opens: but(signedIn, ...staff),
    ledOn: staff,
    alsoRead: { 'fieldName(key)': 'the answer to each question of the form' },
    forms: {
      draft: {
        fields: { intent: 'draft', changed: '{"why":"Because"}' },
        may: mayApply,
        told: ['nobody'],
      },
      send: {
        fields: {
          intent: 'send',
          'answer-background': 'master',
          'answer-field': 'Physics',
          'answer-built': 'A model',
          'answer-why': 'Because',
          'answer-consent': 'yes',
        },
        may: mayApply,
      },
      withdraw: { fields: { intent: 'withdraw' }, may: ['applicant'] },
    },
  },
  '/:offering/staff/applications': {
    opens: staff,
    search: applicationFilter,
    forms: {
      review: reviewed('application', []),
      'prepare an outcome': prepared('pending application'),
    },
  },
  '/:offering/staff/applications/release': {
    opens: staff,
    forms: { release: { fields: { plan: { of: 'release plan' } }, may: staff } },
  },
  '/:offering/staff/applications/:application': {
    opens: staff,
    path: { application: 'application' },
    search: applicationFilter,
    forms: {
      review: reviewed('application of the page', ['nobody']),
      'prepare an outcome': prepared('pending application of the page'),
    },
  },
};

const rosterFilter: Declared['search'] = {
  ...{ q: 'words', role: 'words', section: 'words', group: 'words' },
  ...{ sort: 'words', order: 'words', page: 'words' },
};

/** Seats, the waitlist, the roster. */
export const seats: Record<string, Declared> = {
  '/:offering/waitlist': {
    opens: but(signedIn, ...staff),
    ledOn: staff,
    forms: {
      accept: { fields: { intent: 'accepted' }, may: ['waitlisted'] },
      decline: { fields: { intent: 'declined' }, may: ['waitlisted'] },
      leave: {
        fields: { intent: 'leave' },
        may: [...students, 'applicant', 'no role', 'other instructor'],
      },
      'come back': { fields: { intent: 'return' }, may: ['dropped'] },
      audit: {
        fields: { intent: 'audit' },
        may: ['applicant', 'dropped', 'no role', 'other instructor'],
      },
    },
  },
  '/:offering/staff/seats': {
    opens: staff,
    search: { drop: 'seated person', offer: 'waiting person', done: 'words' },
    forms: {
      drop: {
        fields: {
          ...{
            intent: 'carry-out',
            why: 'No homework',
            expectedFree: { given: 'free after a drop' },
          },
          drop: { of: 'seated person' },
        },
        may: staff,
      },
      offer: {
        fields: {
          ...{ intent: 'carry-out', expectedFree: { given: 'free after an offer' } },
          offer: { of: 'waiting person' },
        },
        may: staff,
      },
      'change the capacity': {
        fields: { intent: 'capacity', capacity: '41', why: 'A bigger room' },
        may: staff,
      },
      'withdraw an offer': {
        fields: { intent: 'withdraw', person: { of: 'offered person' }, why: 'A mistake' },
        may: staff,
      },
    },
  },
  '/:offering/staff/roster': { opens: staff, search: rosterFilter },
  '/:offering/staff/roster/export': { opens: staff, search: rosterFilter },
  '/:offering/staff/roster/import': {
    opens: staff,
    forms: {
      upload: {
        fields: { pasted: 'Name,Email\nNew,new@roster.example', file: '' },
        may: staff,
      },
    },
  },
  '/:offering/staff/roster/import/:import': {
    opens: staff,
    path: { import: 'import' },
    alsoRead: { field: 'the column for each field of the roster' },
    forms: {
      apply: {
        fields: { do: 'apply', take: { given: 'roster line' }, why: 'Registrar' },
        may: staff,
      },
      undo: { fields: { do: 'undo' }, may: staff, path: { import: 'import to undo' } },
      'read it by other columns': { fields: { do: 'map', name: '1', email: '0' }, may: staff },
    },
  },
  '/:offering/staff/roster/:person': {
    opens: staff,
    path: { person: 'person' },
    search: { saved: 'words' },
    forms: {
      'change the entry': {
        fields: { number: '7', section: 'A', group: 'B' },
        may: staff,
      },
      appoint: {
        fields: { role: 'assistant' },
        may: ['instructor'],
        path: { person: 'staff member' },
      },
    },
  },
};
