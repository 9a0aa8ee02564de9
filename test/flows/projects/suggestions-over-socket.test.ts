import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type * as Y from 'yjs';
import { runsIn } from '#app/domain/projects/document/suggestions/characters.ts';
import { attributeOf } from '#app/domain/projects/document/suggestions/mark-attribute.ts';
import { noteSuggested } from '#app/domain/projects/document/suggestions/suggested-characters.ts';
import { textField } from '#app/domain/projects/document/yjs-text.ts';
import type { EditorConnection } from '#test/setup/editor-connection.ts';
import { openLiveSetting, type LiveSetting, type Process } from './live-setting.ts';

/** Puts marked words at the beginning as a member's editor does: with a note of what they are. */
function insertNoted({ doc, first }: EditorConnection, words: string, marks: object): void {
  doc.transact((change) => {
    first().insert(0, words, marks);
    noteSuggested(change);
  });
}

describe('suggestions over a socket', () => {
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

  it('takes suggestions of staff, gives them to the team, and tells it once in a sitting', async () => {
    const [ivy, ada] = [await edit('ivy'), await edit('ada')];
    const begin = { author: live.people.ivy.id, at: new Date().toISOString() };
    ivy.first().insert(9, 'carefully ', { insertion: { id: 'i1', ...begin } });
    ivy.first().insert(0, 'Here ', { insertion: { id: 'i2', ...begin } });
    await vi.waitFor(() => expect(ada.text()).toContain('carefully '), 2_000);
    await vi.waitFor(async () => expect(await live.stored()).toContain('carefully '), 2_000);
    expect(ivy.refused).toEqual([]);
    const told = () => live.db.notification.findMany({ where: { kind: 'suggestions' } });
    await vi.waitFor(async () => expect(await told()).toHaveLength(2), 2_000);
    expect((await told()).map(({ personId }) => personId).sort()).toEqual(
      [live.people.ada.id, live.people.ben.id].sort(),
    );
  });

  it.each([
    ['writes into the text', (ivy: EditorConnection) => ivy.write('Written by Ivy.')],
    [
      'deletes a paragraph',
      (ivy: EditorConnection) => ivy.doc.getXmlFragment(textField).delete(0, 1),
    ],
    [
      'says that it was accepted',
      (ivy: EditorConnection) => ivy.doc.getArray('accepted').push([[1, 0, 1]]),
    ],
    [
      'suggests in the name of somebody else',
      (ivy: EditorConnection) =>
        ivy.first().insert(30, 'Written by Ivy.', {
          insertion: { id: 'f1', author: live.people.ada.id, at: new Date().toISOString() },
        }),
    ],
    [
      'puts the name of somebody else on her own suggestion',
      (ivy: EditorConnection) =>
        ivy.first().format(0, 2, {
          deletion: { id: 'f2', author: live.people.ada.id, at: new Date().toISOString() },
        }),
    ],
    ['makes words bold', (ivy: EditorConnection) => ivy.first().format(30, 4, { bold: {} })],
    [
      'keeps something beside the text',
      (ivy: EditorConnection) => ivy.doc.getMap('more').set('a', 1),
    ],
  ])('closes on staff whose forged editor %s, and keeps nothing of it', async (_what, forge) => {
    const before = await live.stored();
    const ivy = await edit('ivy');
    forge(ivy);
    await vi.waitFor(() => expect(ivy.refused).toContain('only-suggestions'), 5_000);
    ivy.close();
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await live.stored()).toBe(before);
  });

  it('keeps words of the text that staff take away as words that they would delete', async () => {
    const [ivy, ada] = [await edit('ivy'), await edit('ada')];
    ivy.first().delete(41, 3);
    await vi.waitFor(() => {
      const deleted = runsIn(ada.doc).filter(({ marks }) =>
        Object.keys(marks).some((name) => name.startsWith('deletion')),
      );
      expect(deleted.map(({ length }) => length)).toEqual([3]);
    }, 2_000);
    expect(ivy.refused).toEqual([]);
  });

  it('puts a member’s mark in another’s name under the member’s own', async () => {
    const [ada, ben] = [await edit('ada'), await edit('ben')];
    const attrs = { id: 'f3', author: live.people.ivy.id, at: new Date().toISOString() };
    insertNoted(ada, 'Forged.', { [attributeOf({ type: 'insertion', attrs })]: attrs });
    const authors = (doc: Y.Doc) =>
      runsIn(doc)
        .flatMap(({ marks }) => Object.values(marks) as (typeof attrs)[])
        .flatMap(({ id, author }) => (id === attrs.id ? [author] : []));
    await vi.waitFor(() => {
      expect(ben.text()).toContain('Forged.');
      expect(authors(ben.doc)).toEqual([live.people.ada.id]);
      expect(authors(ada.doc)).toEqual([live.people.ada.id]);
    }, 2_000);
    // What is noted beside the text in another's name does not bring that name back.
    ada.first().delete(6, 1);
    ben.first().insert(0, 'And ', {});
    await vi.waitFor(() => expect(ada.text()).toContain('And '), 2_000);
    expect(authors(ada.doc)).toEqual([live.people.ada.id]);
    ada.first().delete(0, 10);
  });

  it('gives a suggestion back under its author’s name when a member undoes its deletion', async () => {
    const [ada, ivy] = [await edit('ada'), await edit('ivy')];
    const attrs = { id: 'i3', author: live.people.ivy.id, at: new Date().toISOString() };
    const mark = { [attributeOf({ type: 'insertion', attrs })]: attrs };
    ivy.first().insert(0, 'Again.', mark);
    await vi.waitFor(() => expect(ada.text()).toContain('Again.'), 2_000);
    ada.first().delete(0, 6);
    await vi.waitFor(() => expect(ivy.text()).not.toContain('Again.'), 2_000);
    insertNoted(ada, 'Again.', mark);
    await vi.waitFor(() => expect(ivy.text()).toContain('Again.'), 2_000);
    expect(runsIn(ivy.doc)[0]?.marks).toEqual(mark);
  });
});
