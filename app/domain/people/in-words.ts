import type { TFunction } from 'i18next';
import { StageName } from '#app/db/generated/enums.ts';
import type { Told } from './notification.ts';

/** What telling needs: a language, and how an instant is said in it. */
export type Say = { t: TFunction<'notifications'>; moment: (at: Date) => string };

/** What was told, in one line: the same in the inbox, on the dashboard and in mail. */
export function inWords({ kind, data }: Told, { t, moment }: Say): string {
  switch (kind) {
    case 'feedback': {
      const { project, version, conditions: count } = data;
      return t(`told.${answerIn(data)}`, { project, version, count });
    }
    case 'condition':
      return t(`told.condition.${data.step}`, { project: data.project });
    case 'team-invited':
      return t('told.teamInvited', data);
    case 'team-changed':
      return t(`told.team.${data.step}`, data);
    case 'team-request':
      return t(`told.teamRequest.${data.step}.${data.change}`, data);
    case 'team-asked':
      return t('told.teamAsked', data);
    case 'team-match':
      return t('told.teamMatch', { names: data.names.join(t('told.and')) });
    case 'gallery':
      return t(`told.gallery.${data.step}`, data);
    case 'mention':
      return t('told.mention', { by: data.by, project: data.project });
    case 'instant-comment':
      return t('told.instantComment', { by: data.by, project: data.project });
    case 'discussion':
      return data.step === 'answered' && data.by === ''
        ? t('told.discussion.nameless')
        : t(`told.discussion.${data.step}`, { by: data.by });
    case 'proposal':
      return t(`told.proposal.${data.step}`, { title: data.title });
    case 'suggestions':
      return t('told.suggestions', { by: data.by, project: data.project });
    case 'projects-assigned': {
      const { by, projects } = data;
      return t('told.assigned', { by, count: projects.length, project: projects[0] ?? '' });
    }
    case 'peer-reading':
      return t(`told.peerReading.${data.step}`, {
        count: data.count,
        when: moment(new Date(data.due)),
      });
    case 'peer-feedback':
      return t('told.peerFeedback', data);
    case 'handed-in':
      return t('told.handedIn', { by: data.by, homework: data.homework.toUpperCase() });
    case 'score':
      return t('told.score', { homework: data.homework.toUpperCase() });
    case 'regrade':
      return t(`told.regrade.${data.step}`, { homework: data.homework.toUpperCase() });
    case 'application-received':
      return t('told.applicationReceived');
    case 'application-decided':
      return t('told.applicationDecided');
    case 'seat-offered':
      return t('told.seatOffered', { when: moment(new Date(data.expiresAt)) });
    case 'seat-expired':
      return t('told.seatExpired');
    case 'seat-withdrawn':
      return t('told.seatWithdrawn');
    case 'seat-given':
      return t('told.seatGiven');
    case 'seat-dropped':
      return t('told.seatDropped');
    case 'announcement':
      return t('told.announcement', { title: data.title });
    case 'deadline-changed':
      return t(`told.deadlineChanged.${data.project === null ? 'own' : 'team'}.${data.step}`, {
        work: workName(data.work, t),
        when: moment(new Date(data.due)),
      });
    case 'deadline-near':
      return t('told.deadline', {
        work: workName(data.work, t),
        when: moment(new Date(data.due)),
      });
  }
}

/** What a letter or a line about feedback has to say. */
export function answerIn({
  verdict,
  conditions,
}: Told<'feedback'>['data']): 'comments' | 'approved' | 'conditions' | 'changes' {
  if (verdict === null) return 'comments';
  if (verdict === 'changes_requested') return 'changes';
  return conditions > 0 ? 'conditions' : 'approved';
}

/** A homework's slug or a stage's name as people call it: `HW2`, `The proposal`. */
export function workName(work: string, t: Say['t']): string {
  return isStage(work) ? t(`stage.${work}`) : work.toUpperCase();
}

function isStage(work: string): work is StageName {
  return Object.hasOwn(StageName, work);
}
