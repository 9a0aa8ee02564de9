import { z } from 'zod';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { answerInvitation } from './answer-invitation.server.ts';
import { answerRequest } from './answer-request.server.ts';
import { askForChange, withdrawRequest } from './change-request.server.ts';
import { invitePerson, withdrawInvitation } from './invite-person.server.ts';
import { leaveTeam, returnToTeam, takeOut, type LeavingServices } from './leave-team.server.ts';
import { closeLink, renewLink } from './team-link.server.ts';

/** The database keeps no null characters. */
const words = z
  .string()
  .max(20_000)
  .transform((text) => text.replaceAll('\0', ''));

/** What can be asked for on a team's own page. */
const teamForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('invite'), person: z.uuid() }),
  z.object({ intent: z.literal('withdraw'), invitation: z.uuid() }),
  z.object({ intent: z.literal('link') }),
  z.object({ intent: z.literal('close-link') }),
  z.object({ intent: z.literal('leave') }),
  z.object({ intent: z.literal('ask-leave'), why: words }),
  z.object({ intent: z.literal('ask-join'), person: z.uuid(), why: words }),
  z.object({ intent: z.literal('withdraw-request'), request: z.uuid() }),
  z.object({ intent: z.literal('take-out'), person: z.uuid(), why: words }),
]);

type TeamForm = z.infer<typeof teamForm>;

/** What became of a form on a team's page, with what was typed when it was refused. */
export type TeamAnswer = {
  intent: TeamForm['intent'];
  /** Whom it was about, for a refusal beside them. */
  person?: string;
  typed?: string;
} & (
  | { ok: true; code?: string }
  | { ok: false; because: Refused<Awaited<ReturnType<typeof carryOut>>> }
);

type Refused<Result> = Result extends { ok: false; because: infer Because } ? Because : never;

/** Does what a form on a team's page asks for; null when the form is not understood. */
export async function answerTeamForm(
  services: LeavingServices,
  asker: SignedInAsker,
  project: string,
  form: FormData,
): Promise<TeamAnswer | null> {
  const asked = teamForm.safeParse(Object.fromEntries(form));
  if (!asked.success) return null;
  const { intent } = asked.data;
  const done = await carryOut(services, asker, project, asked.data);
  const about = {
    ...('person' in asked.data && { person: asked.data.person }),
    ...('why' in asked.data && { typed: asked.data.why }),
  };
  return { intent, ...about, ...done };
}

function carryOut(
  services: LeavingServices,
  asker: SignedInAsker,
  project: string,
  asked: TeamForm,
) {
  switch (asked.intent) {
    case 'invite':
      return invitePerson(services, asker, { project, person: asked.person });
    case 'withdraw':
      return withdrawInvitation(services, asker, { project, invitation: asked.invitation });
    case 'link':
      return renewLink(services, asker, { project });
    case 'close-link':
      return closeLink(services, asker, { project });
    case 'leave':
      return leaveTeam(services, asker, { project });
    case 'ask-leave':
      return askForChange(services, asker, { project, change: 'leave', why: asked.why });
    case 'ask-join': {
      const { person, why } = asked;
      return askForChange(services, asker, { project, change: 'join', person, why });
    }
    case 'withdraw-request':
      return withdrawRequest(services, asker, { project, request: asked.request });
    case 'take-out':
      return takeOut(services, asker, { project, person: asked.person, why: asked.why });
  }
}

const ownForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('accept'), invitation: z.uuid() }),
  z.object({ intent: z.literal('decline'), invitation: z.uuid() }),
  z.object({ intent: z.literal('return'), project: words }),
]);

/** Does what somebody without a team asks for: to answer an invitation, or to return. */
export async function answerOwnForm(
  services: LeavingServices,
  asker: SignedInAsker,
  form: FormData,
) {
  const asked = ownForm.safeParse(Object.fromEntries(form));
  if (!asked.success) return null;
  if (asked.data.intent === 'return') {
    return returnToTeam(services, asker, { project: asked.data.project });
  }
  const { intent, invitation } = asked.data;
  return answerInvitation(services, asker, { invitation, accept: intent === 'accept' });
}

const requestForm = z.object({
  request: z.uuid(),
  grant: z.enum(['yes', 'no']),
  words,
});

/** What became of an answer to a request, with what was typed when it was refused. */
export type RequestAnswer = {
  request: string;
  typed: string;
} & Awaited<ReturnType<typeof answerRequest>>;

/** Grants or refuses a request, as the form says; null when it is not understood. */
export async function answerRequestForm(
  services: LeavingServices,
  asker: SignedInAsker,
  form: FormData,
): Promise<RequestAnswer | null> {
  const asked = requestForm.safeParse(Object.fromEntries(form));
  if (!asked.success) return null;
  const { request, grant, words: typed } = asked.data;
  const input = { request, grant: grant === 'yes', words: typed };
  return { request, typed, ...(await answerRequest(services, asker, input)) };
}
