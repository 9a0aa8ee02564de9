import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import type { Person } from '#app/db/generated/client.ts';
import { answerAnnouncementForm } from '#app/domain/announcements/announcement-form.server.ts';
import type { AnnouncementFields } from '#app/domain/announcements/announcement-fields.ts';
import { mailNotifications } from '#app/domain/announcements/mail-notifications.server.ts';
import {
  ownAnnouncement,
  ownAnnouncements,
  seeAnnouncement,
} from '#app/domain/announcements/own-announcements.server.ts';
import { renderMarkdown } from '#app/domain/people/render-markdown.server.tsx';
import {
  sendAnnouncement,
  sendDueAnnouncements,
} from '#app/domain/announcements/send-announcement.server.ts';
import {
  staffAnnouncement,
  staffAnnouncements,
} from '#app/domain/announcements/staff-announcements.server.ts';
import {
  beginAnnouncement,
  saveAnnouncement,
} from '#app/domain/announcements/write-announcement.server.ts';
import type { Role, SignedInAsker } from '#app/domain/people/asker.ts';
import { ownInbox, unreadCount } from '#app/domain/people/own-notifications.server.ts';
import { berkeley, zone } from '#test/factories/course.ts';
import { askerFor, createMember } from '#test/factories/people.ts';
import { minutes, monday, openSetting, type Setting } from '../projects/setting.ts';

let set: Setting;
/** Ada and Ben are the team, Cleo another student, Ivy and Ash staff; these come beside them. */
const roles = ['waitlisted', 'auditor', 'applicant', 'dropped'] as const;
const others: Partial<Record<Role, Person>> = {};

beforeAll(async () => {
  set = await openSetting();
  for (const role of roles) {
    others[role] = await createMember(set.db, { offering: 'sp24', role, name: role });
  }
});
afterAll(() => set.close());

const asRole = (role: (typeof roles)[number], at: Date) => {
  const person = others[role];
  if (person === undefined) throw new Error(`nobody is ${role}`);
  return askerFor(person, role, at);
};
const everyAsker = (at: Date): Record<string, SignedInAsker> => ({
  ada: set.as('ada', at),
  ben: set.as('ben', at),
  cleo: set.as('cleo', at),
  ash: set.as('ash', at),
  ...Object.fromEntries(roles.map((role) => [role, asRole(role, at)])),
});

/** A draft by Ivy. */
async function draft(given: Partial<AnnouncementFields> = {}) {
  const id = newId();
  const ivy = set.as('ivy', monday);
  expect(await beginAnnouncement(set.db, ivy, id)).toBe(true);
  const fields = { title: `Title ${id}`, body: `Words ${id}`, audience: 'everyone', urgent: false };
  await saveAnnouncement(set.db, ivy, id, { ...fields, ...given });
  return id;
}

const told = async (id: string) => {
  const rows = await set.db.notification.findMany({
    where: { event: `announcement:${id}` },
    include: { person: { select: { name: true } } },
  });
  return rows.map(({ person }) => person.name.toLowerCase()).toSorted();
};

const ask = (id: string, fields: Record<string, string>, asker = set.as('ivy', monday)) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return answerAnnouncementForm(set.db, asker, id, zone, form);
};

describe('an announcement', () => {
  test.each([
    ['everyone', ['ada', 'ben', 'cleo', 'ash', 'waitlisted', 'auditor']],
    ['role:student', ['ada', 'ben', 'cleo']],
    ['role:applicant', ['applicant']],
    ['project', ['ada', 'ben']],
  ])('to %s reaches exactly %s, in the page, the inbox and the mail', async (kind, names) => {
    const audience = kind === 'project' ? `project:${set.project.id}` : kind;
    const id = await draft({ audience, urgent: true });
    expect(await sendAnnouncement(set.db, set.as('ivy', minutes(1)), id)).toEqual({ ok: true });
    expect(await told(id)).toEqual(names.toSorted());

    await mailNotifications(set.services, minutes(2));
    const at = minutes(2);
    for (const [name, asker] of Object.entries(everyAsker(at))) {
      const meant = names.includes(name);
      const listed = JSON.stringify(await ownAnnouncements(set.db, asker));
      const opened = await ownAnnouncement(set.db, asker, id);
      const recipient = { personId: asker.person.id, roles: {}, at };
      const inbox = await ownInbox(set.db, recipient, { onlyUnread: false, page: 1 });
      const mails = await set.db.delivery.findMany({ where: { personId: asker.person.id } });
      const mailed = mails.some(({ text }) => text.includes(id));
      const traces = [listed.includes(id), opened !== null];
      // Staff read everything that was sent, but are told only what is for them.
      expect(traces, name).toEqual(name === 'ash' ? [true, true] : [meant, meant]);
      expect([JSON.stringify(inbox).includes(id), mailed], name).toEqual([meant, meant]);
    }
  });

  it('is nowhere before it is sent, not even for who looks from an earlier instant', async () => {
    const id = await draft();
    for (const asker of Object.values(everyAsker(minutes(9)))) {
      expect(await ownAnnouncement(set.db, asker, id)).toBeNull();
    }
    await sendAnnouncement(set.db, set.as('ivy', minutes(10)), id);
    expect(await ownAnnouncement(set.db, set.as('ada', minutes(9)), id)).toBeNull();
    expect(await ownAnnouncement(set.db, set.as('ada', minutes(10)), id)).not.toBeNull();
  });

  it('is sent once by a double click and by ticks of two processes', async () => {
    const clicked = await draft();
    const send = () => sendAnnouncement(set.db, set.as('ivy', minutes(12)), clicked);
    expect(await Promise.all([send(), send(), send()])).toEqual(Array(3).fill({ ok: true }));
    const timed = await draft();
    const wall = '2024-02-26T11:00';
    expect(await ask(timed, { intent: 'schedule', title: 'T', body: 'B', wall })).toMatchObject({
      ok: true,
    });
    await sendDueAnnouncements(set, berkeley('2024-02-26T10:59'));
    expect(await told(timed)).toEqual([]);
    const due = berkeley(wall);
    await Promise.all(Array.from({ length: 4 }, () => sendDueAnnouncements(set, due)));
    for (const id of [clicked, timed]) {
      expect(await told(id)).toHaveLength(6);
      const record = { action: 'sent announcement', subject: `announcement:${id}` };
      expect(await set.db.record.count({ where: record })).toBe(1);
    }
    expect(await ownAnnouncement(set.db, set.as('ada', due), timed)).not.toBeNull();
  });

  it('can be changed until it is sent, and not after', async () => {
    const id = await draft();
    expect(await ask(id, { intent: 'save', title: 'New', body: '**B**', edits: '3' })).toEqual({
      ...{ ok: true, kind: 'kept', edits: 3, count: 6 },
      html: '<p><strong>B</strong></p>',
    });
    await sendAnnouncement(set.db, set.as('ivy', minutes(20)), id);
    const late = await ask(id, { intent: 'save', title: 'Newer', body: 'C' });
    expect(late).toEqual({ ok: false, because: 'sent' });
    expect(await ask(id, { intent: 'discard' })).toEqual({ ok: false, because: 'sent' });
    expect(await ask(id, { intent: 'unschedule' })).toEqual({ ok: false, because: 'sent' });
    expect(await ask(id, { intent: 'send', title: 'Newer', body: 'C' })).toMatchObject({
      ok: true,
    });
    const open = await ownAnnouncement(set.db, set.as('ada', minutes(20)), id);
    expect(open).toMatchObject({ title: 'New', body: '**B**' });
  });

  test.each([
    ['without words', { intent: 'send', title: 'T', body: ' ' }, 'no words'],
    ['to nobody', { intent: 'send', title: 'T', body: 'B', audience: 'role:instructor' }, 'nobody'],
    [
      'to what is no audience',
      { intent: 'send', title: 'T', body: 'B', audience: 'x' },
      'not understood',
    ],
    [
      'in the past',
      { intent: 'schedule', title: 'T', body: 'B', wall: '2024-02-26T10:00' },
      'past',
    ],
    ['at no time', { intent: 'schedule', title: 'T', body: 'B', wall: 'soon' }, 'not understood'],
  ])('%s is refused', async (_how, fields, because) => {
    const id = await draft();
    expect(await ask(id, fields)).toEqual({ ok: false, because });
    expect(await told(id)).toEqual([]);
  });

  it('is written, sent and looked into by staff of the course only', async () => {
    const id = await draft();
    for (const asker of [set.as('ada', monday), asRole('dropped', monday)]) {
      expect(await beginAnnouncement(set.db, asker, newId())).toBe(false);
      expect(await ask(id, { intent: 'save', title: 'Mine' }, asker)).toMatchObject({ ok: false });
      expect(await ask(id, { intent: 'discard' }, asker)).toMatchObject({ ok: false });
      expect(await sendAnnouncement(set.db, asker, id)).toMatchObject({ ok: false });
    }
    const elsewhere = { ...set.as('ivy', monday), offering: 'sp20' };
    expect(await sendAnnouncement(set.db, elsewhere, id)).toMatchObject({ ok: false });
    expect(await staffAnnouncement(set.db, elsewhere, id)).toBeNull();
    expect(await told(id)).toEqual([]);
  });

  it('shows staff who has opened it, and is read in the inbox then as well', async () => {
    const id = await draft();
    const at = minutes(30);
    await sendAnnouncement(set.db, set.as('ivy', at), id);
    const ada = { personId: set.people.ada.id, roles: {}, at };
    const before = await unreadCount(set.db, ada);
    expect(await seeAnnouncement(set.db, set.as('ada', at), id)).toBe(true);
    expect(await seeAnnouncement(set.db, set.as('ada', minutes(31)), id)).toBe(true);
    expect(await seeAnnouncement(set.db, asRole('applicant', at), id)).toBe(false);
    expect(await unreadCount(set.db, ada)).toBe(before - 1);
    const open = await staffAnnouncement(set.db, set.as('ash', at), id);
    const seen = open?.readers.filter(({ seenAt }) => seenAt !== null);
    expect(seen).toEqual([{ id: set.people.ada.id, name: 'Ada', seenAt: at }]);
    expect(open?.readers).toHaveLength(6);
    const lines = await staffAnnouncements(set.db, set.as('ash', at));
    expect(lines.find((line) => line.id === id)).toMatchObject({ seen: 1, told: 6 });
  });
});

describe('the words of an announcement', () => {
  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg onload=alert(1)><use href="data:image/svg+xml,x"/></svg>',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '[x](vbscript:x)',
    '![x](https://elsewhere.example/pixel.png)',
    '<a href="javascript:alert(1)">x</a>',
    '<iframe src="https://elsewhere.example"></iframe>',
    '$\\href{javascript:alert(1)}{x}$',
    '$\\includegraphics{https://elsewhere.example/x.png}$',
    '$\\htmlData{onclick=alert(1)}{x}$',
    '<style>*{display:none}</style>',
    '<form action="https://elsewhere.example"><input name=a></form>',
  ])('run nothing and load nothing: %s', (markdown) => {
    const html = renderMarkdown(markdown);
    expect(html).not.toMatch(/<(script|img|svg\s+on|iframe|style|form|input|object|embed)\b/i);
    expect(html).not.toMatch(/\s(on\w+|src)=|href="(?!https?:|mailto:)/i);
  });

  it('are Markdown with formulas, below the page’s own headings', () => {
    const html = renderMarkdown('# Head\n\n[a](https://example.org) $x^2$\n\n- one\n\n$$\ny\n$$');
    expect(html).toContain('<h3>Head</h3>');
    expect(html).toContain('href="https://example.org"');
    expect(html).toContain('<math');
    expect(html).toContain('katex-display');
    expect(html).toContain('<li>one</li>');
  });
});
