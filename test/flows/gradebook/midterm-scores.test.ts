import { describe, expect, it } from 'vitest';
import { v7 as newId } from 'uuid';
import { drawMidterm } from '#app/domain/gradebook/midterm/draw-midterm.server.ts';
import { midtermScores } from '#app/domain/gradebook/midterm/midterm-scores.server.ts';
import { answerPaperForm } from '#app/domain/gradebook/midterm/score-paper.server.ts';
import { studentGrades } from '#app/domain/gradebook/student-grades.server.ts';
import type { QuestionFile } from '#app/domain/syllabus/question-file.ts';
import {
  ada,
  asker,
  cell,
  course,
  database,
  give,
  gradebookForEachTest,
  monday,
  release,
  services,
} from './gradebook-setting.ts';

gradebookForEachTest(['coupling-layers', 'optimal-critic', 'posterior-mean'].map(questionOf));

function questionOf(slug: string): QuestionFile {
  const both = { en: slug, zh: slug };
  const text = {
    statement: 'Show it.',
    steps: [{ heading: 'Step', body: 'So it is.', blanks: 0 }],
  };
  return {
    ...{ slug, lecture: slug, title: both, topics: [both], difficulty: 2, experiments: [] },
    ...{ text: { en: text, zh: text }, figures: new Map() },
  };
}

async function draw() {
  const drawn = await drawMidterm(services(), asker(), {
    ...{ seed: 'spring', papers: 2, weights: new Map(), why: '', before: null },
    requestId: newId(),
  });
  expect(drawn).toEqual({ ok: true });
}

const row = async () => {
  const scores = await midtermScores(services(), asker(), { search: 'ada', page: 1 });
  return scores?.rows[0] ?? expect.fail('nobody is there');
};

async function type(points: readonly string[], changes: Record<string, string> = {}) {
  const form = new FormData();
  const { score, requestId } = await row();
  const fields = { person: ada.id, before: score ?? '', why: '', requestId, ...changes };
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  points.forEach((each, index) => form.set(`points:${index + 1}`, each));
  return answerPaperForm(services(), asker(), form);
}

const seen = async () => {
  const grades = await studentGrades(database.db, course, asker(monday, ada, 'student'));
  return grades.items.find(({ key }) => key === 'midterm');
};

describe('the points of a midterm', () => {
  it('are one score of the gradebook, and stay to be seen question by question', async () => {
    await draw();
    expect(await type(['8', '2,5'])).toEqual({ person: ada.id, ok: true });
    expect((await cell('midterm'))?.standing).toEqual({ kind: 'score', points: 10.5 });
    expect(await row()).toMatchObject({ questions: [8, 2.5], seen: 'nothing' });
  });

  it('are nothing that the person sees before the release, and all of it after', async () => {
    await draw();
    await type(['8', '2.5']);
    expect(await seen()).toMatchObject({ standing: { kind: 'open' }, questions: [] });
    await release('midterm');
    expect(await seen()).toMatchObject({ standing: { points: 10.5 }, questions: [8, 2.5] });
  });

  it('are refused where a question has more than its share, or is no number', async () => {
    await draw();
    for (const points of [['10.5', '2'], ['8', ''], ['8', 'much'], ['-1', '2'], ['8']]) {
      expect(await type(points)).toEqual({ person: ada.id, ok: false, because: 'no such score' });
    }
    expect((await cell('midterm'))?.standing).toEqual({ kind: 'open' });
  });

  it('are changed with a reason once the person sees them, also where the sum is the same', async () => {
    await draw();
    await type(['8', '2']);
    await release('midterm');
    expect(await type(['6', '4'])).toMatchObject({ ok: false, because: 'no reason' });
    expect(await type(['6', '4'], { why: 'Mixed up' })).toMatchObject({ ok: true });
    expect((await row()).questions).toEqual([6, 4]);
  });

  it('are given once, however often a button is pressed', async () => {
    await draw();
    const { requestId } = await row();
    const answers = await Promise.all([1, 2, 3].map(() => type(['8', '2'], { requestId })));
    expect(answers.every((answer) => answer?.ok)).toBe(true);
    expect(await database.db.scoreFact.count()).toBe(1);
    expect(await database.db.questionScore.count()).toBe(2);
  });

  it('are not written over what somebody else has given meanwhile', async () => {
    await draw();
    await give({ points: 17 });
    expect(await type(['8', '2'], { before: '' })).toMatchObject({ because: 'changed' });
    expect((await row()).standing).toEqual({ kind: 'score', points: 17 });
    expect((await row()).questions).toEqual([]);
  });

  it('are not there before anything is drawn', async () => {
    expect(await midtermScores(services(), asker(), { search: '', page: 1 })).toBeNull();
  });
});
