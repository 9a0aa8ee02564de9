import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import WebSocket from 'ws';
import { collaborationPath } from '#app/collaboration/messages.ts';
import { realClock } from '#app/domain/calendar/clock.ts';
import { takeOut } from '#app/domain/projects/team/leave-team.server.ts';
import { openLiveSetting, type LiveSetting, type Process } from './live-setting.ts';

describe('the live text', () => {
  let live: LiveSetting;
  let portal: Process;
  const edit = (name: Parameters<LiveSetting['edit']>[1]) => live.edit(portal, name);

  beforeAll(async () => {
    live = await openLiveSetting();
    portal = await live.serve();
  });
  afterEach(() => live.closeConnections());
  afterAll(async () => {
    await portal.stop();
    await live.close();
  });

  it('is nothing for another student, somebody signed out, or an unknown document', async () => {
    const cleo = live.knock(portal, await live.cookieOf('cleo'));
    const nobody = live.knock(portal, null);
    const lost = live.knock(portal, await live.cookieOf('ada'), 'no-such-document');
    await vi.waitFor(() => {
      expect(cleo.refused).toContain('not-allowed');
      expect(nobody.refused).toContain('signed-out');
      expect(lost.refused).toContain('not-allowed');
    }, 5_000);
    expect([cleo.text(), nobody.text(), lost.text()]).toEqual(['', '', '']);
  });

  it('refuses a page of another site, which would bring the cookie along', async () => {
    const status = await new Promise((resolve) => {
      const headers = { origin: 'https://evil.example.org' };
      const socket = new WebSocket(`${portal.origin.replace('http', 'ws')}${collaborationPath}`, {
        headers,
      });
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode));
      socket.on('error', () => {});
      socket.on('open', () => resolve('open'));
    });
    expect(status).toBe(403);
  });

  it('opens to staff who must show a second factor once they have, and ends when it is asked for', async () => {
    const ivy = await edit('ivy');
    live.guarded.add('sp24');
    await vi.waitFor(() => expect(ivy.refused).toContain('not-allowed'), 5_000);
    const weak = live.knock(portal, await live.cookieOf('ivy'));
    const ada = live.knock(portal, await live.cookieOf('ada'));
    const shown = await live.cookieOf('ivy', { strongAt: new Date() });
    const strong = live.knock(portal, shown);
    await vi.waitFor(() => {
      expect(weak.refused).toContain('not-allowed');
      expect(ada.text()).toContain('small model');
      expect(strong.text()).toContain('small model');
    }, 5_000);
    expect(weak.text()).toBe('');
    live.guarded.clear();
  });

  it('ends for somebody whose session ends while they type', async () => {
    const cookie = await live.cookieOf('ada');
    const ada = live.knock(portal, cookie);
    await vi.waitFor(() => expect(ada.provider.isSynced).toBe(true), 5_000);
    await live.sessions.end(cookie);
    await vi.waitFor(() => expect(ada.refused).toContain('signed-out'), 3_000);
    ada.write('After signing out.');
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(await live.stored()).not.toContain('After signing out.');
  });

  it('ends at once for who is taken out, without waiting to be asked about', async () => {
    const slow = await live.serve({ recheckMs: 60_000 });
    const ben = await live.edit(slow, 'ben');
    const given = { project: live.project.slug, person: live.people.ben.id, why: 'He has moved.' };
    const ivy = live.as('ivy', realClock.now());
    const out = await takeOut({ ...live.services, collaboration: slow.collaboration }, ivy, given);
    expect(out).toEqual({ ok: true });
    await vi.waitFor(() => expect(ben.refused).toContain('not-allowed'), 2_000);
    ben.write('Typed after that.');
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(await live.stored()).not.toContain('Typed after that.');
    const back = live.knock(slow, await live.cookieOf('ben'));
    await vi.waitFor(() => expect(back.refused).toContain('not-allowed'), 5_000);
    expect(back.text()).toBe('');
    await live.db.projectMember.updateMany({ data: { to: null, departure: null } });
    await slow.stop();
  });

  it('ends for a member whose time in the team ends while they type', async () => {
    const ben = await edit('ben');
    await live.db.projectMember.updateMany({
      where: { personId: live.people.ben.id },
      data: { to: new Date() },
    });
    await vi.waitFor(() => expect(ben.refused).toContain('not-allowed'), 3_000);
    ben.write('After leaving.');
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(await live.stored()).not.toContain('After leaving.');
  });
});
