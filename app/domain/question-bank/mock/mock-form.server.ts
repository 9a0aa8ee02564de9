import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import type { FileStore } from '#app/files/store.server.ts';
import { deleteMock } from './delete-mock.server.ts';
import { addToStudy, markSteps, type MarkedSteps, type TypedMarks } from './mark-steps.server.ts';
import { keepPhoto, removePhoto, type KeptPhoto } from './mock-photos.server.ts';
import { stepMarks, type StepMark } from './mock.ts';
import { saveAnswers, type SavedAnswers, type TypedAnswer } from './save-answers.server.ts';

type Services = { db: Db; course: Course; files: Pick<FileStore, 'put'> };

/** What a form of a mock midterm is answered, and what was typed where it was refused. */
export type MockAnswer =
  | { kind: 'answers'; said: SavedAnswers; typed: TypedAnswer[] }
  | { kind: 'photo'; question: string; said: KeptPhoto }
  | { kind: 'marks'; said: MarkedSteps }
  | { kind: 'studied'; said: MarkedSteps }
  | { kind: 'deleted' };

/** Does what a form of a mock midterm asks for; null for a form that no page of ours sends. */
export async function answerMockForm(
  services: Services,
  asker: SignedInAsker,
  mock: string,
  form: FormData,
): Promise<MockAnswer | null> {
  const { db } = services;
  const intent = form.get('intent');
  switch (intent) {
    case 'save':
    case 'finish': {
      const typed = typedAnswers(form);
      const finish = intent === 'finish';
      return {
        kind: 'answers',
        said: await saveAnswers(db, asker, { mock, typed, finish }),
        typed,
      };
    }
    case 'photo': {
      const question = words(form.get('question'));
      const file = form.get('photo');
      const bytes = new Uint8Array(file instanceof File ? await file.arrayBuffer() : []);
      const said = await keepPhoto(services, asker, { mock, question, bytes });
      return { kind: 'photo', question, said };
    }
    case 'remove-photo': {
      const question = words(form.get('question'));
      const photo = words(form.get('photo'));
      return { kind: 'photo', question, said: await removePhoto(db, asker, { mock, photo }) };
    }
    case 'mark':
      return {
        kind: 'marks',
        said: await markSteps(services, asker, { mock, marked: marksIn(form) }),
      };
    case 'study':
      return { kind: 'studied', said: await addToStudy(db, asker, mock) };
    case 'delete':
      await deleteMock(db, asker, mock);
      return { kind: 'deleted' };
    default:
      return null;
  }
}

/** `answer.<question>` with `seen.<question>`. */
function typedAnswers(form: FormData): TypedAnswer[] {
  return [...form.keys()]
    .filter((name) => name.startsWith('answer.'))
    .map((name) => {
      const question = name.slice('answer.'.length);
      const seen = Number(words(form.get(`seen.${question}`)) || NaN);
      return { question, seen, text: words(form.get(name)) };
    });
}

/** `mark.<step>.<question>`, the steps from 0. */
function marksIn(form: FormData): TypedMarks[] {
  const byQuestion = new Map<string, Map<number, StepMark>>();
  for (const [name, value] of form) {
    const [, step, question] = /^mark\.(\d{1,2})\.(.+)$/.exec(name) ?? [];
    const mark = stepMarks.find((one) => one === value);
    if (question === undefined || mark === undefined) continue;
    const marks = byQuestion.get(question) ?? new Map<number, StepMark>();
    byQuestion.set(question, marks.set(Number(step), mark));
  }
  return [...byQuestion].map(([question, marks]) => ({ question, marks }));
}

/** As typed, however the browser ends its lines; the database keeps no null characters. */
function words(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n').replaceAll('\0', '') : '';
}
