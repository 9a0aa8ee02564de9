import { v7 as newId } from 'uuid';
import * as Y from 'yjs';
import type { Db } from '#app/db/client.ts';
import { readContent, textBlocksOf } from '#app/domain/projects/document/content.ts';
import { appendLiveUpdate } from '#app/domain/projects/document/live-document.server.ts';
import { anchorPassage, quoteOf, type Passage } from '#app/domain/projects/document/passage.ts';
import { attributeOf } from '#app/domain/projects/document/suggestions/mark-attribute.ts';
import { docFrom, jsonOf, stateFromJson, textsOf } from '#app/domain/projects/document/yjs-text.ts';
import { text, writeDocument } from '#test/factories/projects.ts';

/** About 3,000 words: six pages of the course's paper. */
const paragraphs = 44;
const words =
  'we train a small model on toy data and look at what it has learnt when the noise is almost gone since ' +
  'the gap between the loss and its floor says how much is left to learn for a model of this size on one machine';

function longText(): ReturnType<typeof text> {
  const all = words.split(' ');
  return text(
    ...Array.from({ length: paragraphs }, (_, index) => {
      const own = Array.from({ length: 68 }, (_each, at) => all[(at * (index + 3)) % all.length]);
      const formula = {
        type: 'inlineMath',
        attrs: { latex: `\\mathcal{L}_{${index}} = \\mathbb{E}[x^2]` },
      };
      const said = { type: 'text', text: `Paragraph ${index}: ${own.join(' ')}.` };
      return index % 8 === 0
        ? {
            type: 'heading',
            attrs: { level: 2 },
            content: [{ type: 'text', text: `Part ${index / 8 + 1}` }],
          }
        : { type: 'paragraph', content: index % 5 === 0 ? [said, formula] : [said] };
    }),
  );
}

/**
 * Gives the demo student's report a long text, about which much is said, and leaves the milestone
 * empty.
 *
 * @returns the addresses of both
 */
export async function longDocument(
  db: Db,
  { threads, suggestions }: { threads: number; suggestions: number },
): Promise<{ full: string; empty: string }> {
  const project = await db.project.findFirstOrThrow({
    where: { members: { some: { person: { demoRole: 'student' }, to: null } } },
  });
  const staff = await db.person.findFirstOrThrow({ where: { demoRole: 'assistant' } });
  const at = new Date('2024-02-25T18:00:00Z');
  const doc = docFrom([stateFromJson(longText())]);
  suggest(doc, suggestions, staff.id, at);
  const place = { project, stage: 'report' as const, at };
  const documentId = await writeDocument(db, { ...place, text: { type: 'doc', content: [] } });
  await appendLiveUpdate(db, documentId, Y.encodeStateAsUpdate(doc), at);
  await writeDocument(db, { ...place, stage: 'milestone', text: { type: 'doc', content: [] } });
  await comment(db, { doc, documentId, threads, staff: staff.id, at });
  const address = `/${project.offeringId}/projects/${project.slug}`;
  return { full: `${address}/report`, empty: `${address}/milestone` };
}

/** Every second one would put words in, the others would take words away. */
function suggest(doc: Y.Doc, count: number, author: string, at: Date): void {
  const texts = textsOf(doc).filter((each) => each.length > 200);
  const each = Math.ceil(count / texts.length);
  let left = count;
  for (const own of texts) {
    for (let index = each; index > 0 && left > 0; index -= 1, left -= 1) {
      const from = index * 40;
      const attrs = { id: `s${left}`, author, at: at.toISOString() };
      const type = left % 2 === 0 ? ('insertion' as const) : ('deletion' as const);
      const mark = { [attributeOf({ type, attrs })]: attrs };
      if (type === 'insertion') own.insert(from, 'with care ', mark);
      else own.format(from, 9, mark);
    }
  }
}

type Comments = { doc: Y.Doc; documentId: string; threads: number; staff: string; at: Date };

/** One comment each, on words that no suggestion touches mostly, spread over the text. */
async function comment(db: Db, { doc, documentId, threads, staff, at }: Comments): Promise<void> {
  const content = readContent(jsonOf(doc));
  if (content === null) throw new Error('The long text does not fit the schema.');
  const blocks = textBlocksOf(content);
  const long = blocks.flatMap((block, index) =>
    block.type === 'paragraph' && (block.content?.length ?? 0) > 0 ? [index] : [],
  );
  const version = await frozen(db, documentId, doc, content, staff, at);
  for (let index = 0; index < threads; index += 1) {
    const block = long[index % long.length] ?? 0;
    const offset = 12 + 60 * Math.floor(index / long.length);
    const passage: Passage = { from: { block, offset }, to: { block, offset: offset + 25 } };
    const anchor = anchorPassage(doc, passage);
    if (anchor === null) throw new Error('There is no such passage.');
    const thread = newId();
    await db.thread.create({
      data: {
        ...{ id: thread, documentId, versionId: version, openedBy: staff, openedAt: at, anchor },
        quote: quoteOf(blocks, passage),
      },
    });
    await db.comment.create({
      data: {
        ...{ id: newId(), threadId: thread, authorId: staff, writtenAt: at, releasedAt: at },
        ...{ requestId: newId(), body: `What would you expect here? Question ${index} of many.` },
      },
    });
  }
}

/** A version to which the threads belong. */
async function frozen(
  db: Db,
  documentId: string,
  doc: Y.Doc,
  content: object,
  by: string,
  at: Date,
): Promise<string> {
  const id = newId();
  await db.version.create({
    data: {
      ...{
        id,
        documentId,
        number: 1,
        content: { ...content },
        schemaVersion: 1,
        requestId: newId(),
      },
      ...{ state: new Uint8Array(Y.encodeStateAsUpdate(doc)), sha256: '0'.repeat(64) },
      ...{ submittedBy: by, submittedAt: at },
    },
  });
  return id;
}
