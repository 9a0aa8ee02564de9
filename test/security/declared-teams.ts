import type { Declared } from './declared.ts';
import { nobody, staff, students } from './roles.ts';

const why = 'We started it together';

/** Teams: who is in a project, and how that changes. */
export const teams: Record<string, Declared> = {
  '/:offering/projects/:project/team': {
    opens: [...students, ...staff],
    path: { project: 'team project' },
    search: { q: 'words' },
    forms: {
      // A stage of every project is approved: nothing changes without the word of staff.
      invite: { fields: { intent: 'invite', person: { of: 'classmate' } }, may: nobody },
      'make a link': { fields: { intent: 'link' }, may: nobody },
      leave: { fields: { intent: 'leave' }, may: nobody },
      'close the link': { fields: { intent: 'close-link' }, may: students },
      withdraw: { fields: { intent: 'withdraw', invitation: { of: 'invitation' } }, may: students },
      'ask to leave': { fields: { intent: 'ask-leave', why }, may: students },
      'ask somebody in': {
        fields: { intent: 'ask-join', person: { of: 'classmate' }, why },
        may: students,
      },
      'withdraw a request': {
        fields: { intent: 'withdraw-request', request: { of: 'own request' } },
        may: students,
      },
      'take out': {
        fields: { intent: 'take-out', person: { of: 'team member' }, why },
        may: staff,
      },
    },
  },
  '/:offering/projects/join/:code': {
    opens: students,
    tells: true,
    path: { code: 'link to a team' },
    // Everybody is in a project already.
    forms: { join: { fields: {}, may: nobody } },
  },
  '/:offering/projects/board': {
    opens: [...students, ...staff],
    search: { show: 'words', tag: 'words' },
    forms: {
      'put up a card': {
        fields: { intent: 'card', words: 'We like flows', tags: 'flows, video' },
        may: ['student', 'team-mate', 'other student'],
      },
      'take a card off': {
        fields: { intent: 'take-off', card: { of: 'own card' } },
        may: ['student', 'team-mate', ...staff],
      },
      // Everybody is in a project already.
      ask: { fields: { intent: 'ask', card: { of: 'own card' } }, may: nobody },
      // One card is no match.
      suggest: {
        fields: {
          intent: 'suggest',
          card: { of: 'card' },
          words: '',
          requestId: { given: 'new id' },
        },
        may: nobody,
      },
    },
  },
  '/:offering/staff/teams': {
    opens: staff,
    search: { done: 'words' },
    forms: {
      grant: {
        fields: { request: { of: 'waiting request' }, grant: 'yes', words: '' },
        may: staff,
      },
      refuse: {
        fields: { request: { of: 'waiting request' }, grant: 'no', words: 'Finish first' },
        may: staff,
      },
    },
  },
};
