import type { Db } from '#app/db/client.ts';
import type { StageName } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course, PeerAnonymity, PeerQuestion } from '#app/domain/syllabus/course.ts';
import type { Bilingual, Language } from '#app/i18n/languages.ts';
import { translator } from '#app/i18n/translator.ts';
import { isNow } from '../access.ts';
import { readDetails } from '../details/details-fields.ts';
import type { Details } from '../details/details.ts';
import { readContent, type DocumentContent } from '../document/content.ts';
import { figureIn, type FigureFile } from '../document/figures/figure-file.server.ts';
import { figurePlace, type FigurePlace } from '../document/figures/figure-place.ts';
import { renderFormulas, type Formulas } from '../document/formulas.server.ts';
import { readAnswers, readQuestions, type Answers } from './answer-fields.ts';
import { findReading } from './find-reading.server.ts';
import { rightOf } from './own-right.ts';
import { readingState, type ReadingState } from './reading.ts';
import { readingPath } from './tell-readers.server.ts';

/** A text that was given to the asker to read. */
export type OwnReading = {
  id: string;
  stage: StageName;
  stageTitle: Bilingual;
  /** What reading it is called among other things to do: `Peer feedback: Milestone`. */
  label: Bilingual;
  /** Its place among the asker's texts of this stage, from 1: what it is called without a title. */
  number: number;
  /** Null where readers are not told whose text it is. */
  project: { title: string; team: string[] } | null;
  due: Date;
  state: ReadingState;
  right: 'hand in' | 'change' | 'read';
};

/** What the asker was given to read in an offering, what is due first first. */
export async function ownReadings(
  db: Db,
  course: Course,
  asker: SignedInAsker,
): Promise<OwnReading[]> {
  const { offering, person, at } = asker;
  const rows = await db.peerReading.findMany({
    where: {
      ...{ readerId: person.id, givenAt: { lte: at } },
      round: { stage: { offeringId: offering } },
    },
    orderBy: [{ round: { due: 'asc' } }, { id: 'asc' }],
    include: {
      round: { include: { stage: { select: { name: true } } } },
      answers: { select: { handedInAt: true } },
      project: {
        select: {
          title: true,
          members: { orderBy: { from: 'asc' }, include: { person: { select: { name: true } } } },
        },
      },
    },
  });
  const own = rows.flatMap((row) => {
    const right = rightOf(course, asker, row);
    return right === null ? [] : [{ row, right }];
  });
  return own.map(({ row, right }) => {
    const stage = row.round.stage.name;
    const title = stageTitle(course, offering, stage);
    const ofStage = own.filter((one) => one.row.round.stage.name === stage);
    return {
      ...{ id: row.id, stage, stageTitle: title, label: labelOf(title), right },
      number: ofStage.findIndex((one) => one.row.id === row.id) + 1,
      project: row.round.anonymous === 'both' ? null : namesOf(row.project, at),
      due: row.round.due,
      state: readingState(row, row.round.due, at),
    };
  });
}

type Named = {
  title: string;
  members: readonly { from: Date; to: Date | null; person: { name: string } }[];
};

function namesOf({ title, members }: Named, at: Date): OwnReading['project'] {
  const team = members.filter((member) => isNow(member, at)).map(({ person }) => person.name);
  return { title, team };
}

function labelOf(stage: Bilingual): Bilingual {
  const say = (language: Language) =>
    translator(language, 'peer')('label', { stage: stage[language] });
  return { en: say('en'), zh: say('zh') };
}

function stageTitle(course: Course, offering: string, stage: StageName): Bilingual {
  const file = course.offering(offering).project.stages.find((one) => one.stage === stage);
  return file?.title ?? { en: stage, zh: stage };
}

/** A text with what its reader is asked, for its reader alone. */
export type ReaderText = OwnReading & {
  version: number;
  /** Null where this version of the portal cannot read it. */
  content: DocumentContent | null;
  formulas: Formulas;
  figures: FigurePlace;
  /** What stood beside the text. */
  details: Details;
  questions: readonly PeerQuestion[];
  /** As handed in last; null before that. */
  answers: Answers | null;
  anonymous: PeerAnonymity;
  /** The other texts that the asker has in this stage. */
  others: OwnReading[];
};

/** The version that was given to the asker, frozen; null where there is none, or it is not theirs. */
export async function readerText(
  db: Db,
  course: Course,
  asker: SignedInAsker,
  id: string,
): Promise<ReaderText | null> {
  const found = await findOwnText(db, course, asker, id);
  if (found === null) return null;
  const { own, all, reading, version, content } = found;
  const latest = reading.answers.filter(({ handedInAt }) => handedInAt <= asker.at).at(-1);
  return {
    ...own,
    ...{ version: version.number, content, details: readDetails(version.details) },
    formulas: content === null ? {} : renderFormulas(content),
    figures: figurePlace(
      `${readingPath(asker.offering, id)}/figures`,
      ...(content === null ? [] : [content]),
    ),
    questions: readQuestions(reading.round.questions),
    answers: latest === undefined ? null : readAnswers(latest.answers),
    anonymous: reading.round.anonymous,
    others: all.filter(({ stage, id: other }) => stage === own.stage && other !== id),
  };
}

/** The file of a figure in a text that was given to the asker; null where it is not in it. */
export async function readerFigure(
  db: Db,
  course: Course,
  asker: SignedInAsker,
  { reading: id, figure }: { reading: string; figure: string },
): Promise<FigureFile | null> {
  const found = await findOwnText(db, course, asker, id);
  if (found === null || found.content === null) return null;
  const { reading, content } = found;
  return figureIn(db, { projectId: reading.projectId, content }, figure);
}

async function findOwnText(db: Db, course: Course, asker: SignedInAsker, id: string) {
  const all = await ownReadings(db, course, asker);
  const own = all.find((one) => one.id === id);
  const reading = own === undefined ? null : await findReading(db, asker.offering, id);
  if (own === undefined || reading === null) return null;
  const version = await db.version.findUniqueOrThrow({
    where: { id: reading.versionId },
    select: { number: true, content: true, details: true },
  });
  return { own, all, reading, version, content: readContent(version.content) };
}
