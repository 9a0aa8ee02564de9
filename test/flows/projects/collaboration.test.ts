import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { askSavedMessage, changedMessage, savedMessage } from '#app/collaboration/messages.ts';
import { compactLiveDocument } from '#app/domain/projects/document/live-document.server.ts';
import { openLiveSetting, type LiveSetting, type Process } from './live-setting.ts';

describe('the live text over a socket', () => {
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

  it('reaches the team-mate and the disk, and says so only when it is there', async () => {
    const [ada, ben] = [await edit('ada'), await edit('ben')];
    ada.write('Typed by Ada.');
    expect(ada.said).not.toContain(savedMessage);
    await vi.waitFor(() => expect(ben.text()).toContain('Typed by Ada.'), 2_000);
    await vi.waitFor(() => expect(ada.said).toContain(savedMessage), 2_000);
    expect(await live.stored()).toContain('Typed by Ada.');
  });

  it('answers an editor that asks whether everything is saved', async () => {
    const ada = await edit('ada');
    ada.provider.sendStateless(askSavedMessage);
    await vi.waitFor(() => expect(ada.said).toContain(savedMessage), 2_000);
  });

  it('tells open editors when something beside the text is new', async () => {
    const ada = await edit('ada');
    portal.collaboration.changed(live.documentId);
    await vi.waitFor(() => expect(ada.said).toContain(changedMessage), 2_000);
  });

  it('survives a restart of the server, with what was typed meanwhile', async () => {
    const ada = await edit('ada');
    await portal.stop();
    ada.write('Typed while it was away.');
    portal = await live.serve({}, portal.port);
    await vi.waitFor(
      async () => expect(await live.stored()).toContain('Typed while it was away.'),
      {
        timeout: 15_000,
        interval: 200,
      },
    );
  });

  it('is the same after its updates were put together', async () => {
    const before = await live.stored();
    await Promise.all([
      compactLiveDocument(live.db, live.documentId),
      compactLiveDocument(live.db, live.documentId),
    ]);
    expect(await live.stored()).toBe(before);
    expect(await live.db.documentUpdate.count({ where: { documentId: live.documentId } })).toBe(1);
  });
});
