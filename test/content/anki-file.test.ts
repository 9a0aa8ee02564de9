import katex from 'katex';
import { describe, expect, test } from 'vitest';
import { ankiFile } from '#app/domain/question-bank/anki-file.server.tsx';
import { loadCourse } from '#app/domain/syllabus/load-course.server.ts';
import { readNotes } from '#app/domain/syllabus/notes.ts';
import { blankMacro, type QuestionFile } from '#app/domain/syllabus/question-file.ts';
import { languages, type Language } from '#app/i18n/languages.ts';
import { formulasIn, importIntoAnki } from './anki-import.ts';

const offering = loadCourse('content/syllabus').offering('sp24');
const questions = offering.midterm?.questions ?? [];
const origin = 'https://course.example';
const file = (language: Language, some: readonly QuestionFile[] = questions) =>
  ankiFile({ offering, questions: some, language, origin });

/** What a formula looks like, without the words that it was written in. */
function set(tex: string, display: boolean): string {
  const macros = { ...blankMacro };
  const options = { displayMode: display, output: 'html', strict: 'ignore', macros } as const;
  return katex.renderToString(tex, options);
}

describe.each(languages)('the bank as notes for Anki, in %s', (language) => {
  const notes = importIntoAnki(file(language));
  const note = (slug: string) => {
    const found = notes.get(`practicum-sp24-${slug}-${language}`);
    if (found === undefined) throw new Error(`There is no note of ${slug}`);
    return found;
  };

  test('has one for each question', () => {
    expect(notes.size).toBe(questions.length);
    expect(questions.length).toBeGreaterThan(20);
  });

  test.each(questions.map((question) => [question.slug, question] as const))(
    'every formula of %s goes through unchanged, with nothing left out',
    (slug, { text }) => {
      const { statement, steps } = text[language];
      const derivation = steps.map(({ heading, body }) => `${heading}\n\n${body}`).join('\n\n');
      const [front = '', back = ''] = note(slug).fields;
      for (const [field, written] of [
        [front, statement],
        [back, derivation],
      ] as const) {
        const { formulas } = readNotes(written);
        expect(formulasIn(field).map(({ tex, display }) => set(tex, display))).toEqual(
          formulas.map(({ tex, display }) => set(tex, display)),
        );
        expect(field).not.toMatch(/\\blank|\$|katex/);
      }
    },
  );

  test('its tags say lecture, difficulty and topics in words without spaces', () => {
    expect(note('bits-back').tags).toEqual([
      ...['sp24', 'lecture::compression', 'difficulty::2'],
      ...['topic::bits-back-coding', 'topic::latent-variables', 'topic::elbo-as-a-length'],
    ]);
  });
});

test('imported twice it is updated, and the other language stands beside it', () => {
  const collection = importIntoAnki(file('en'));
  const [first, ...others] = questions;
  if (first === undefined) throw new Error('There is no question');
  const renamed = { ...first, title: { en: 'Another title', zh: first.title.zh } };
  importIntoAnki(file('en', [renamed, ...others]), collection);
  expect(collection.size).toBe(questions.length);
  const changed = [...collection.values()].filter(({ fields }) => fields[0]?.includes('Another'));
  expect(changed.map(({ guid }) => guid)).toEqual([`practicum-sp24-${first.slug}-en`]);
  importIntoAnki(file('zh'), collection);
  expect(collection.size).toBe(2 * questions.length);
});

test('what would end a field, a row or a formula does not', () => {
  const text = {
    statement: 'Say "so", and\ta tab: $a < b \\& c > d$.\n\n# no comment',
    steps: [{ heading: 'A $x$ & more', body: '- one\n- two $\\blank{\\alpha}x$', blanks: 1 }],
  };
  const [first] = questions;
  if (first === undefined) throw new Error('There is no question');
  const odd: QuestionFile = { ...first, slug: 'odd', text: { en: text, zh: text } };
  const [note] = importIntoAnki(file('en', [odd])).values();
  const [front = '', back = ''] = note?.fields ?? [];
  expect(front).toContain('Say &quot;so&quot;, and a tab: \\(a &lt; b \\&amp; c &gt; d\\).');
  expect(formulasIn(front)).toEqual([{ tex: 'a < b \\& c > d', display: false }]);
  expect(formulasIn(back).map(({ tex }) => tex.replaceAll(/ +/g, ' '))).toEqual(['x', '\\alpha x']);
  expect(back).toContain('<li>one</li>');
});
