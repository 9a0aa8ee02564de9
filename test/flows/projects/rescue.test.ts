import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { compactLiveDocument } from '#app/domain/projects/document/live-document.server.ts';
import { jsonOf, textField, textsOf } from '#app/domain/projects/document/yjs-text.ts';
import { openLiveSetting, type LiveSetting, type Process } from './live-setting.ts';

const start = 'We train a small model on toy data.';

/** The text as one line for each block. */
function lines(doc: Y.Doc): string[] {
  return (jsonOf(doc).content ?? []).map(({ content = [] }) =>
    content.map(({ text = '' }) => text).join(''),
  );
}

function textAt(doc: Y.Doc, index: number): Y.XmlText {
  const text = textsOf(doc)[index];
  if (text === undefined) throw new Error(`There is no text ${index}`);
  return text;
}

/** Backspace at the beginning of the second paragraph, as the editor writes it. */
function joinFirstTwo(doc: Y.Doc) {
  doc.transact(() => {
    const first = textAt(doc, 0);
    first.insert(first.length, textAt(doc, 1).toJSON());
    doc.getXmlFragment(textField).delete(1, 1);
  });
}

describe('two in one text, of whom one loses the connection', () => {
  let live: LiveSetting;
  let portal: Process;

  beforeAll(async () => {
    live = await openLiveSetting();
  });
  beforeEach(async () => {
    portal = await live.serve();
  });
  afterEach(async () => {
    live.closeConnections();
    await portal.stop();
  });
  afterAll(() => live.close());

  async function connect(name: 'ada' | 'ben') {
    const { doc, provider } = await live.edit(portal, name);
    const socket = provider.configuration.websocketProvider;
    return {
      doc,
      leave: async () => {
        socket.disconnect();
        await vi.waitFor(() => expect(socket.status).toBe('disconnected'), 5_000);
      },
      comeBack: () => socket.connect(),
    };
  }

  const stored = async () => lines(await live.storedDoc());

  /** One text of two paragraphs, seen by both. */
  async function both() {
    const ada = await connect('ada');
    const ben = await connect('ben');
    ada.doc.transact(() => {
      const fragment = ada.doc.getXmlFragment(textField);
      fragment.delete(0, fragment.length);
      const paragraphs = [start, 'It learns quickly.', 'The end.'].map((words) => {
        const paragraph = new Y.XmlElement('paragraph');
        paragraph.insert(0, [new Y.XmlText(words)]);
        return paragraph;
      });
      fragment.insert(0, paragraphs);
    });
    await vi.waitFor(() => expect(lines(ben.doc)).toEqual(lines(ada.doc)), 5_000);
    return { ada, ben };
  }

  const whole = [`${start}It learns digits quickly.`, 'The end.'];

  it('keeps what one typed into a paragraph that the other had joined meanwhile', async () => {
    const { ada, ben } = await both();
    await ada.leave();
    joinFirstTwo(ada.doc);
    textAt(ben.doc, 1).insert(10, 'digits ');
    await vi.waitFor(async () => expect((await stored())[1]).toContain('digits'), 5_000);
    await ada.comeBack();
    await vi.waitFor(async () => {
      expect(lines(ada.doc)).toEqual(whole);
      expect(lines(ben.doc)).toEqual(whole);
      expect(await stored()).toEqual(whole);
    }, 5_000);
  });

  it('keeps what one brings who typed without a connection into a paragraph that is joined', async () => {
    const { ada, ben } = await both();
    await ben.leave();
    textAt(ben.doc, 1).insert(10, 'digits ');
    joinFirstTwo(ada.doc);
    await vi.waitFor(async () => expect(await stored()).toHaveLength(2), 5_000);
    await ben.comeBack();
    await vi.waitFor(() => {
      expect(lines(ada.doc)).toEqual(whole);
      expect(lines(ben.doc)).toEqual(whole);
    }, 5_000);
  });

  it('keeps it also after the portal was started again and has put its updates together', async () => {
    const { ada, ben } = await both();
    await ben.leave();
    textAt(ben.doc, 1).insert(10, 'digits ');
    joinFirstTwo(ada.doc);
    await vi.waitFor(async () => expect(await stored()).toHaveLength(2), 5_000);
    await portal.stop();
    await compactLiveDocument(live.db, live.documentId);
    portal = await live.serve({}, portal.port);
    await ben.comeBack();
    await vi.waitFor(
      () => {
        expect(lines(ben.doc)).toEqual(whole);
        expect(lines(ada.doc)).toEqual(whole);
      },
      { timeout: 15_000, interval: 200 },
    );
  });
});
