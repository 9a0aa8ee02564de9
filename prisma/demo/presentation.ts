import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { v7 as newId } from 'uuid';
import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { submitVersion } from '#app/domain/projects/document/submit-version.server.ts';
import { decideVersion } from '#app/domain/projects/feedback/decide-version.server.ts';
import { captionLanguages } from '#app/domain/projects/presentation/captions.ts';
import { keepCaptions } from '#app/domain/projects/presentation/keep-captions.server.ts';
import { keepFile } from '#app/domain/projects/presentation/keep-video.server.ts';
import { videoPlace } from '#app/domain/projects/presentation/presentation-uploads.server.ts';
import { writeInstantComment } from '#app/domain/projects/presentation/write-instant-comment.server.ts';
import { slugOf } from '#app/domain/projects/project.ts';
import type { ReceiptSigner } from '#app/domain/records/sign-receipt.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import type { FileStore } from '#app/files/store.server.ts';
import { addToUpload, beginUpload } from '#app/files/uploads.server.ts';
import { berkeley } from '#test/factories/course.ts';
import { writeDocument } from '#test/factories/projects.ts';
import { written } from './written-text.ts';

type Services = { db: Db; course: Course; signer: ReceiptSigner; files: FileStore };

const project = slugOf('Filling the gaps in sea-surface temperature');
const stage = 'presentation';

/** The team goes to sea in April, and has recorded its talk on the first results already. */
const text = `
  ## In one sentence

  Clouds hide four fifths of the sea from the satellite, and a diffusion model trained on days without them fills the holes with fields that could have been.

  ## The story

  1. What a cloud takes away, on one day in the Gulf Stream.
  2. Samples given the open water, and why they differ from one another.
  3. What did not work: sharp fronts along the edges of the holes.
`;

/** What is said in it; the team has written it down in both languages. */
const captions = {
  en: [
    ['00:00.000 --> 00:04.000', 'Clouds hide four fifths of the sea.'],
    ['00:04.000 --> 00:08.000', 'Each step puts the open water back in its place.'],
    ['00:08.000 --> 00:12.000', 'What is left between are fields that could have been.'],
  ],
  zh: [
    ['00:00.000 --> 00:04.000', '云遮住了五分之四的海面。'],
    ['00:04.000 --> 00:08.000', '每一步都把已知的海面放回原处。'],
    ['00:08.000 --> 00:12.000', '其间补上的，是可能出现过的场。'],
  ],
} as const;

/** What is said about it, at which second, and what is answered. */
const comments = [
  {
    second: 3,
    by: 'Samuel Adeyemi',
    at: '2024-02-25T14:10',
    says: 'Are the samples at this step already given the open water, or does that come in later?',
    answer: {
      by: 'Leilani Kealoha',
      at: '2024-02-25T15:02',
      says: 'From the first step on: we replace the known pixels after each one.',
    },
  },
  {
    second: 9,
    by: 'Ingrid Solberg',
    at: '2024-02-25T14:26',
    says: 'The clearest picture of a sampler that I have seen this term.',
  },
];

/** One presentation that is handed in, approved, shared and talked about. */
export async function seedPresentation(
  services: Services,
  as: (name: string, at: Date) => SignedInAsker,
): Promise<void> {
  const { db } = services;
  const wrote = berkeley('2024-02-24T19:30');
  const { id } = await db.project.findFirstOrThrow({ where: { slug: project } });
  await writeDocument(db, { project: { id }, stage, text: written(text), at: wrote });
  const tomasz = as('Tomasz Wieczorek', wrote);
  const bytes = readFileSync(new URL('talk.webm', import.meta.url));
  const place = videoPlace(tomasz, project);
  const file = { name: 'filling-the-gaps.webm', size: bytes.length };
  const upload = await beginUpload(services, place, file, wrote);
  const all = { offset: 0, bytes: Readable.from([bytes]) };
  await addToUpload(services, upload, all, () => wrote);
  done(await keepFile(services, tomasz, { project, upload: upload.id }));
  for (const language of captionLanguages) {
    const cues = captions[language].map((cue) => cue.join('\n'));
    const file = ['WEBVTT', ...cues].join('\n\n');
    done(await keepCaptions(services, tomasz, { project, language, file }));
  }
  const submitted = { project, stage, requestId: newId(), state: null } as const;
  done(await submitVersion(services, tomasz, submitted));
  const note = 'Clear, and the part on what failed is the best of it. Enjoy the cruise.';
  const answer = { project, stage, version: 1, verdict: 'approved', note } as const;
  done(await decideVersion(services, as('Iris Delacroix', berkeley('2024-02-25T11:15')), answer));
  for (const { second, by, at, says, answer: reply } of comments) {
    const thread = await say(services, as(by, berkeley(at)), says, { second });
    if (reply !== undefined) {
      await say(services, as(reply.by, berkeley(reply.at)), reply.says, { thread });
    }
  }
}

async function say(
  services: Services,
  asker: SignedInAsker,
  body: string,
  about: { second: number } | { thread: string },
): Promise<string> {
  const said = await writeInstantComment(services, asker, {
    project,
    body,
    requestId: newId(),
    about,
  });
  return done(said).thread;
}

/** What was done; the demo cannot be written otherwise. */
function done<T extends { ok: boolean }>(result: T): Extract<T, { ok: true }> {
  if (result.ok) return result as Extract<T, { ok: true }>;
  throw new Error(`The demo's presentation was refused: ${JSON.stringify(result)}`);
}
