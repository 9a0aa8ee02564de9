import type { MailTiming } from '#app/db/generated/enums.ts';
import type { Told } from './notification.ts';

/** What a person chooses about by mail: kinds of notification that they would treat alike. */
export const mailTopics = [
  'seat',
  'application',
  'decision',
  'comments',
  'presentation',
  'discussion',
  'condition',
  'team',
  'mention',
  'assignment',
  'score',
  'deadline',
  'urgent-announcement',
  'announcement',
] as const;
export type MailTopic = (typeof mailTopics)[number];

/**
 * How mail about each topic can come; the first is what holds until the person chooses. A seat is
 * held for a few days only, and an answer to an application is owed: neither can be turned off.
 */
export const mailTimings: Record<MailTopic, readonly [MailTiming, ...MailTiming[]]> = {
  seat: ['at_once'],
  application: ['at_once', 'digest'],
  decision: ['at_once', 'digest', 'never'],
  comments: ['digest', 'at_once', 'never'],
  presentation: ['digest', 'at_once', 'never'],
  discussion: ['digest', 'at_once', 'never'],
  condition: ['digest', 'at_once', 'never'],
  team: ['at_once', 'digest', 'never'],
  mention: ['at_once', 'digest', 'never'],
  assignment: ['digest', 'at_once', 'never'],
  score: ['digest', 'at_once', 'never'],
  deadline: ['at_once', 'digest', 'never'],
  'urgent-announcement': ['at_once', 'digest', 'never'],
  announcement: ['digest', 'at_once', 'never'],
};

/** What somebody has chosen, by topic. */
export type MailChoices = Partial<Record<string, MailTiming>>;

/** The topic that something told belongs to. */
export function topicOf({ kind, data }: Told): MailTopic {
  switch (kind) {
    case 'feedback':
      return data.verdict === null ? 'comments' : 'decision';
    case 'suggestions':
    case 'peer-feedback':
      return 'comments';
    case 'instant-comment':
      return 'presentation';
    case 'discussion':
    case 'proposal':
      return 'discussion';
    case 'condition':
      return 'condition';
    case 'team-invited':
    case 'team-changed':
    case 'team-request':
    case 'team-asked':
    case 'team-match':
    case 'handed-in':
    case 'gallery':
      return 'team';
    case 'mention':
      return 'mention';
    case 'projects-assigned':
      return 'assignment';
    case 'score':
    case 'regrade':
      return 'score';
    case 'application-received':
    case 'application-decided':
      return 'application';
    case 'seat-offered':
    case 'seat-expired':
    case 'seat-withdrawn':
    case 'seat-given':
    case 'seat-dropped':
      return 'seat';
    case 'announcement':
      return data.urgent ? 'urgent-announcement' : 'announcement';
    case 'deadline-near':
    case 'deadline-changed':
    case 'peer-reading':
      return 'deadline';
  }
}

/** How mail about a topic comes to somebody; a choice that the topic does not allow is none. */
export function timingOf(topic: MailTopic, choices: MailChoices): MailTiming {
  const allowed = mailTimings[topic];
  const chosen = choices[topic];
  return chosen !== undefined && allowed.includes(chosen) ? chosen : allowed[0];
}

/** Whether mail about a topic can be turned off. */
export function canBeOff(topic: MailTopic): boolean {
  return mailTimings[topic].includes('never');
}
