import type { Declared, Value } from './declared.ts';
import { but, members, staff } from './roles.ts';

const announcement: Record<string, Value> = {
  ...{ title: 'News', body: 'Something new', urgent: 'on', wall: '2024-03-01T10:00', edits: '1' },
  audience: { of: 'audience' },
};

/** The first office hour after the instant at which everybody asks, and when it is to be instead. */
const hour: Record<string, Value> = {
  ...{ staff: 'Pieter Abbeel', hour: '2024-03-01T01:00:00.000Z' },
  ...{ date: '2024-03-01', start: '10:00', end: '11:00', place: 'Soda 405', note: 'A talk' },
};

/** The dashboard, announcements, office hours, the outbox, the demo's clock. */
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
  '/:offering/staff/office-hours': {
    opens: staff,
    search: { done: 'words' },
    forms: {
      'add an hour': { fields: { ...hour, intent: 'add', hour: '' }, may: staff },
      'move an hour': { fields: { ...hour, intent: 'move' }, may: staff },
      'cancel an hour': { fields: { ...hour, intent: 'cancel' }, may: staff },
      // It is held: nothing has to be done.
      'hold it after all': { fields: { ...hour, intent: 'restore' }, may: staff, changes: false },
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
