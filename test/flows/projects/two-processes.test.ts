import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { changedMessage } from '#app/collaboration/messages.ts';
import { realClock } from '#app/domain/calendar/clock.ts';
import { takeOut } from '#app/domain/projects/team/leave-team.server.ts';
import { openLiveSetting, type LiveSetting, type Process } from './live-setting.ts';

describe('two processes of one portal', () => {
  let live: LiveSetting;
  let one: Process;
  let other: Process;

  beforeAll(async () => {
    live = await openLiveSetting();
    // They ask about rights by themselves only long after the test.
    const options = { url: live.database.url, recheckMs: 600_000 };
    one = await live.serve(options);
    other = await live.serve(options);
  });
  afterEach(() => live.closeConnections());
  afterAll(async () => {
    await one.stop();
    await other.stop();
    await live.close();
  });

  const both = async () => [await live.edit(one, 'ada'), await live.edit(other, 'ben')] as const;

  it('give each other what is typed, and keep it once', async () => {
    const [ada, ben] = await both();
    ada.write('Typed at the one.');
    ben.write('Typed at the other.');
    await vi.waitFor(() => {
      expect(ben.text()).toContain('Typed at the one.');
      expect(ada.text()).toContain('Typed at the other.');
      expect(ada.text()).toBe(ben.text());
    }, 3_000);
    const before = await live.db.documentUpdate.count();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(await live.db.documentUpdate.count(), 'what is heard is not written again').toBe(before);
    expect(await live.stored()).toBe(ada.text());
  });

  it('tell each other of what is new beside the text', async () => {
    const [ada, ben] = await both();
    one.collaboration.changed(live.documentId);
    await vi.waitFor(() => {
      expect(ada.said.filter((word) => word === changedMessage)).toHaveLength(1);
      expect(ben.said.filter((word) => word === changedMessage)).toHaveLength(1);
    }, 5_000);
  });

  it('both end a session that ended at one of them, at once', async () => {
    const cookie = await live.cookieOf('ada');
    const editors = [live.knock(one, cookie), live.knock(other, cookie)];
    await vi.waitFor(() => {
      for (const editor of editors) expect(editor.text()).toContain('small model');
    }, 5_000);
    await live.sessions.end(cookie);
    await vi.waitFor(() => {
      for (const { refused } of editors) expect(refused).toContain('signed-out');
    }, 5_000);
  });

  it('hear each other again after the connection to the database broke', async () => {
    const [ada, ben] = await both();
    const cut = await live.database.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND query LIKE 'LISTEN%'`,
    );
    expect(cut.rowCount).toBe(2);
    ada.write('Typed while nobody heard.');
    await vi.waitFor(() => expect(ben.text()).toContain('Typed while nobody heard.'), 10_000);
  });

  it('both let go of who is taken out of the team, at once', async () => {
    const [, ben] = await both();
    const given = { project: live.project.slug, person: live.people.ben.id, why: 'He has moved.' };
    const ivy = live.as('ivy', realClock.now());
    const services = { ...live.services, collaboration: one.collaboration };
    expect(await takeOut(services, ivy, given)).toEqual({ ok: true });
    await vi.waitFor(() => expect(ben.refused).toContain('not-allowed'), 5_000);
    ben.write('Typed after that.');
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(await live.stored()).not.toContain('Typed after that.');
  });
});
