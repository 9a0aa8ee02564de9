import { z } from 'zod';
import type { Db } from '#app/db/client.ts';
import { instantOf, isWallTime } from '#app/domain/calendar/zone.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { AnnouncementFields } from './announcement-fields.ts';
import { renderMarkdown } from '#app/domain/people/render-markdown.server.tsx';
import { sendAnnouncement } from './send-announcement.server.ts';
import { countRecipients } from './staff-announcements.server.ts';
import {
  discardAnnouncement,
  saveAnnouncement,
  scheduleAnnouncement,
} from './write-announcement.server.ts';

const form = z.object({
  intent: z.enum(['save', 'send', 'schedule', 'unschedule', 'discard']),
  title: z.string().default(''),
  body: z.string().default(''),
  audience: z.string().default('everyone'),
  urgent: z.string().optional(),
  wall: z.string().default(''),
  /** How many changes were made when this was sent: tells the page which of them are kept. */
  edits: z.coerce.number().int().default(0),
});

type Refused = 'not found' | 'not understood' | 'sent' | 'no words' | 'nobody' | 'past';

export type AnnouncementAnswer =
  | { ok: true; kind: 'kept'; edits: number; html: string; count: number }
  | { ok: true; kind: 'done' }
  | { ok: true; kind: 'discarded' }
  | { ok: false; because: Refused };

/**
 * Does what the form of an announcement asks for. Whatever else it asks, the words are kept first.
 *
 * @param zone in which a time to send is meant
 */
export async function answerAnnouncementForm(
  db: Db,
  asker: SignedInAsker,
  id: string,
  zone: string,
  data: FormData,
): Promise<AnnouncementAnswer> {
  const asked = form.safeParse(Object.fromEntries(data));
  if (!asked.success || !z.uuid().safeParse(id).success) {
    return { ok: false, because: 'not understood' };
  }
  const { intent, edits, wall, title, body, audience, urgent } = asked.data;
  const fields: AnnouncementFields = { title, body, audience, urgent: urgent !== undefined };
  if (intent === 'discard') {
    const discarded = await discardAnnouncement(db, asker, id);
    return discarded.ok ? { ok: true, kind: 'discarded' } : discarded;
  }
  if (intent === 'unschedule') return done(await scheduleAnnouncement(db, asker, id, null));
  const saved = await saveAnnouncement(db, asker, id, fields);
  // Pressed twice: what was sent by the first click is sent.
  if (!saved.ok) return intent === 'send' && saved.because === 'sent' ? done({ ok: true }) : saved;
  if (intent === 'send') return done(await sendAnnouncement(db, asker, id));
  if (intent === 'schedule') return schedule(db, asker, id, fields, wallTime(wall, zone));
  const count = await countRecipients(db, asker, audience);
  return { ok: true, kind: 'kept', edits, html: renderMarkdown(body), count };
}

async function schedule(
  db: Db,
  asker: SignedInAsker,
  id: string,
  { title, body }: AnnouncementFields,
  at: Date | null,
): Promise<AnnouncementAnswer> {
  if (at === null) return { ok: false, because: 'not understood' };
  if (at <= asker.at) return { ok: false, because: 'past' };
  if (title.trim() === '' || body.trim() === '') return { ok: false, because: 'no words' };
  return done(await scheduleAnnouncement(db, asker, id, at));
}

function done(
  result: { ok: true } | { ok: false; because: Refused },
): Extract<AnnouncementAnswer, { kind: 'done' } | { ok: false }> {
  return result.ok ? { ok: true, kind: 'done' } : result;
}

function wallTime(wall: string, zone: string): Date | null {
  return isWallTime(wall) ? instantOf(wall, zone) : null;
}
