import type { Db } from '#app/db/client.ts';
import { momentText } from '#app/domain/calendar/moment.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { keptWords } from '#app/domain/people/kept-words.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import type { Archive, ArchiveFile } from '#app/files/archive.server.ts';
import { safeName } from '#app/files/safe-name.ts';
import type { Language } from '#app/i18n/languages.ts';
import { translator } from '#app/i18n/translator.ts';
import { keptDetails } from '../details/kept-details.server.ts';
import { readContent, textBlocksOf } from '../document/content.ts';
import { readLiveDocument } from '../document/live-document.server.ts';
import { jsonOf } from '../document/yjs-text.ts';
import { documentThreads } from '../feedback/document-threads.server.ts';
import { markedCriteria } from '../feedback/rubric.ts';
import { staffNotes } from '../feedback/staff-notes.server.ts';
import type { FoundProject } from '../find-project.server.ts';
import { presentCaptions } from '../presentation/keep-video.server.ts';
import { watchedPresentation } from '../presentation/watched-presentation.server.ts';
import { projectFiles } from '../project-files.server.ts';
import { documentFacts, type DocumentFacts } from '../stage-facts.server.ts';
import { rubricOf, stagePlans } from '../stage-plan.ts';
import { detailsMarkdown } from './details-markdown.ts';
import {
  feedbackMarkdown,
  notesMarkdown,
  remarksMarkdown,
  unsentMarkdown,
  type Voice,
} from './feedback-markdown.ts';

type Services = {
  db: Db;
  course: Course;
  language: Language;
  /** Of the portal: begins the addresses that lead into it. */
  origin: string;
  /** A version as a PDF; null where none can be made. */
  pdfOf: ((stage: DocumentFacts['stage'], version: number) => Promise<Buffer | null>) | null;
};

/**
 * All of a project that the asker may see, to be kept outside of the portal: every version, what
 * stood beside it and what was said about it, the video, and what they have typed and not sent.
 * Each file comes from the read model of the page that shows it, and is made when its turn has come.
 */
export async function projectArchive(
  services: Services,
  asker: SignedInAsker,
  project: FoundProject,
): Promise<Archive> {
  const { db, origin } = services;
  const { projects, files } = await projectFiles(db, { id: project.id }, { at: asker.at, origin });
  const pdfsMissing: string[] = [];
  const value = { madeAt: asker.at, ...projects[0], pdfsMissing };
  return {
    about: { path: 'project.json', value },
    files: (async function* () {
      yield* files;
      yield* filesBeside(services, asker, project, pdfsMissing);
    })(),
  };
}

async function* filesBeside(
  services: Services,
  asker: SignedInAsker,
  project: FoundProject,
  pdfsMissing: string[],
): AsyncGenerator<ArchiveFile> {
  const { db, course, language, pdfOf } = services;
  const { zone } = course.offering(asker.offering);
  const voice: Voice = {
    t: translator(language, 'archive'),
    moment: (at) => momentText(at, zone, language),
    say: (text) => text[language],
  };
  const folder = `${asker.offering}/projects/${safeName(project.slug)}`;
  const documents = (await documentFacts(db, asker, { projectId: project.id })).get(project.id);
  const plans = stagePlans(course, asker.offering, [], project.id);
  for (const document of documents ?? []) {
    const place = `${folder}/${document.stage}`;
    const title = plans.find(({ stage }) => stage === document.stage)?.title;
    const head = `${project.title}: ${title === undefined ? document.stage : voice.say(title)}`;
    yield* detailsFiles(services, asker, project, document, place);
    yield* sayingFiles(services, asker, document, { place, head, voice });
    for (const { number } of pdfOf === null ? [] : document.versions) {
      const path = `${place}/version-${number}.pdf`;
      const bytes = (await pdfOf?.(document.stage, number)) ?? null;
      if (bytes === null) pdfsMissing.push(path);
      else yield { path, bytes };
    }
  }
  yield* presentationFiles(services, asker, project, { folder, voice });
  const notes = await staffNotes(db, asker, project.id);
  if (notes.length > 0) {
    const text = notesMarkdown(voice, project.title, notes);
    yield { path: `${folder}/staff-only/notes.md`, text };
  }
}

/** What stands beside a text, and stood beside its versions. */
async function* detailsFiles(
  { db, language }: Services,
  asker: SignedInAsker,
  project: FoundProject,
  { id, stage, versions }: DocumentFacts,
  place: string,
): AsyncGenerator<ArchiveFile> {
  const t = translator(language, 'goals');
  const typed = await keptDetails(db, { id: project.id, documentId: id, stage }, asker.at);
  const all = [
    { name: 'current', details: typed },
    ...versions.map(({ number, details }) => ({ name: `version-${number}`, details })),
  ];
  for (const { name, details } of all) {
    const text = detailsMarkdown(t, details);
    if (text !== null) yield { path: `${place}/${name}-details.md`, text };
  }
}

/** What was answered and said about a text, and what the asker has begun to say. */
async function* sayingFiles(
  { db, course }: Services,
  asker: SignedInAsker,
  { id, stage, versions }: DocumentFacts,
  { place, head, voice }: { place: string; head: string; voice: Voice },
): AsyncGenerator<ArchiveFile> {
  const doc = await readLiveDocument(db, id);
  const content = readContent(jsonOf(doc));
  const blocks = content === null ? [] : textBlocksOf(content);
  const threads = await documentThreads(db, asker, id, { doc, blocks });
  const rubric = rubricOf(course, asker.offering, stage);
  const answers = versions.flatMap(({ number, decision }) =>
    decision === null
      ? []
      : [{ version: number, decision, marks: markedCriteria(rubric, decision.marks) }],
  );
  if (threads.length > 0 || answers.length > 0) {
    yield {
      path: `${place}/feedback.md`,
      text: feedbackMarkdown(voice, head, { answers, threads }),
    };
  }
  const kept = await keptWords(db, asker.person.id, `${asker.person.id}/${id}`);
  const unsent = kept.map(({ words }) => words).filter((words) => words.trim() !== '');
  if (unsent.length > 0) {
    yield { path: `${place}/not-sent.md`, text: unsentMarkdown(voice, head, unsent) };
  }
}

/** The films of the versions, each once, and what was said about the last one. */
async function* presentationFiles(
  { db, course }: Services,
  asker: SignedInAsker,
  project: FoundProject,
  { folder, voice }: { folder: string; voice: Voice },
): AsyncGenerator<ArchiveFile> {
  const versions = await db.version.findMany({
    where: { document: { projectId: project.id }, video: { sha256: { not: null } } },
    orderBy: { number: 'asc' },
    select: { number: true, video: { include: presentCaptions } },
  });
  const place = `${folder}/presentation`;
  const given = new Set<string>();
  for (const { number, video } of versions) {
    if (video?.sha256 == null || given.has(video.sha256)) continue;
    given.add(video.sha256);
    const ending = video.type === 'video/webm' ? 'webm' : 'mp4';
    yield { path: `${place}/version-${number}.${ending}`, sha256: video.sha256 };
    for (const { language, text } of video.captions) {
      yield { path: `${place}/version-${number}.${language}.vtt`, text };
    }
  }
  const watched = await watchedPresentation(db, course, asker, project.slug);
  if (watched !== null && watched.threads.length > 0) {
    yield {
      path: `${place}/remarks.md`,
      text: remarksMarkdown(voice, project.title, watched.threads),
    };
  }
}
