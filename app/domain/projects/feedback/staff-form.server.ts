import { v7 as newId } from 'uuid';
import { z } from 'zod';
import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { findProject } from '../find-project.server.ts';
import { discardReply, saveReply, type SaveReplyResult } from './save-reply.server.ts';
import { changeNote, discardNote, writeNote, type NoteResult } from './write-note.server.ts';

const id = z.uuid();
const requestId = z.uuid().catch(() => newId());

const staffForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('note'), body: z.string(), requestId }),
  z.object({ intent: z.literal('change-note'), note: id, body: z.string() }),
  z.object({ intent: z.literal('discard-note'), note: id }),
  z.object({
    intent: z.literal('save-reply'),
    /** Empty for a new one. */
    reply: id.or(z.literal('')).default(''),
    title: z.string(),
    body: z.string(),
    shared: z.string().optional(),
    requestId,
  }),
  z.object({ intent: z.literal('discard-reply'), reply: id }),
]);

export type StaffFormAnswer =
  | { ok: true; intent: string }
  | {
      ok: false;
      intent: string;
      because: Extract<NoteResult | SaveReplyResult, { ok: false }>['because'];
    };

/** Does what a form asks for that only staff see: notes and saved replies; null for another form. */
export async function answerStaffForm(
  db: Db,
  asker: SignedInAsker,
  project: string,
  form: FormData,
): Promise<StaffFormAnswer | null> {
  const asked = staffForm.safeParse(Object.fromEntries(form));
  if (!asked.success) return null;
  const { intent } = asked.data;
  if ((await findProject(db, asker, project))?.access !== 'staff') {
    return { ok: false, intent, because: 'not found' };
  }
  return { ...(await answer(db, asker, project, asked.data)), intent };
}

function answer(
  db: Db,
  asker: SignedInAsker,
  project: string,
  asked: z.infer<typeof staffForm>,
): Promise<NoteResult | SaveReplyResult> {
  switch (asked.intent) {
    case 'note':
      return writeNote(db, asker, { project, ...asked });
    case 'change-note':
      return changeNote(db, asker, { project, ...asked });
    case 'discard-note':
      return discardNote(db, asker, { project, ...asked });
    case 'save-reply':
      return saveReply(db, asker, {
        ...asked,
        reply: asked.reply === '' ? null : asked.reply,
        shared: asked.shared !== undefined,
      });
    case 'discard-reply':
      return discardReply(db, asker, asked.reply);
  }
}
