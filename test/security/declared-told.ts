import type { Declared, Value } from './declared.ts';
import { but, members, staff } from './roles.ts';

const announcement: Record<string, Value> = {
  ...{ title: 'News', body: 'Something new', urgent: 'on', wall: '2024-03-01T10:00', edits: '1' },
  audience: { of: 'audience' },
};

/** The dashboard, announcements, the outbox, the demo's clock. */
export const told: Record<string, Declared> = {
  '/:offering/dashboard': {
    opens: but(members, ...staff),
    ledOn: staff,
    forms: { follow: { fields: { notification: { of: 'notification' } }, may: members } },
  },
  '/:offering/announcements': {
    opens: members,
    search: { read: 'announcement to read' },
    forms: {
      'note that it is read': {
        fields: { seen: { of: 'announcement to read' } },
        may: but(members, 'applicant', 'dropped'),
      },
    },
  },
  '/:offering/staff/announcements': {
    opens: staff,
    forms: { begin: { fields: { id: { of: 'new announcement' } }, may: staff } },
  },
  '/:offering/staff/announcements/:announcement': {
    opens: staff,
    path: { announcement: 'announcement' },
    forms: {
      save: { fields: { ...announcement, intent: 'save' }, may: staff, told: ['nobody'] },
      send: { fields: { ...announcement, intent: 'send' }, may: staff },
      schedule: { fields: { ...announcement, intent: 'schedule' }, may: staff },
      unschedule: {
        fields: { intent: 'unschedule' },
        may: staff,
        path: { announcement: 'waiting announcement' },
      },
      discard: { fields: { intent: 'discard' }, may: staff },
    },
  },
  '/:offering/staff/outbox': {
    opens: staff,
    search: { q: 'words', state: 'words', mail: 'mail' },
  },
  '/:offering/staff/time-machine': {
    opens: staff,
    forms: {
      'move by a step': { fields: { by: '3600000' }, may: staff },
      'move to an instant': { fields: { to: '2024-03-01T10:00:00.000Z' }, may: staff },
      'move to a time of day': { fields: { wall: '2024-03-01T10:00' }, may: staff },
    },
  },
};
