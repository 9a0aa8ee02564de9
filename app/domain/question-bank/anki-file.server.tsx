import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import Markdown from 'react-markdown';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import type { OfferingFile } from '#app/domain/syllabus/course.ts';
import { withoutBlanks, type QuestionFile } from '#app/domain/syllabus/question-file.ts';
import { languageTag, type Language } from '#app/i18n/languages.ts';
import { translator } from '#app/i18n/translator.ts';

type AnkiFile = {
  offering: Pick<OfferingFile, 'slug' | 'code' | 'term'>;
  questions: readonly QuestionFile[];
  language: Language;
  /** Where links lead, e.g. `https://course.example`. */
  origin: string;
};

/**
 * The bank as a text that Anki imports (docs.ankiweb.net, “Text files”): one note for a question,
 * its statement in front, the derivation behind. A note keeps its GUID for ever, one for each
 * language: imported again it is updated, with all that Anki knows of its reviews.
 */
export function ankiFile({ offering, questions, language, origin }: AnkiFile): string {
  const { slug, code, term } = offering;
  const t = translator(language, 'midterm');
  const head = [
    '#separator:tab',
    '#html:true',
    '#notetype:Basic',
    `#deck:${code} ${term[language]}::${t('title')}`,
    '#guid column:1',
    '#tags column:4',
  ];
  const notes = questions.map((question) => {
    const page = `${origin}/${slug}/midterm/${question.slug}`;
    return [
      `practicum-${slug}-${question.slug}-${language}`,
      side(language, <Front question={question} language={language} />),
      side(language, <Back question={question} language={language} page={page} />),
      tagsOf(slug, question),
    ];
  });
  return `${[...head, ...notes.map((fields) => fields.map(quoted).join('\t'))].join('\n')}\n`;
}

type SideProps = { question: QuestionFile; language: Language };

function Front({ question: { title, text }, language }: SideProps) {
  return (
    <>
      <p>
        <b>{title[language]}</b>
      </p>
      <Text markdown={text[language].statement} />
    </>
  );
}

function Back({ question: { text }, language, page }: SideProps & { page: string }) {
  const t = translator(language, 'midterm');
  return (
    <>
      {text[language].steps.map(({ heading, body }, index) => (
        <div key={index}>
          <Text markdown={`**${index + 1}. ${heading}**`} />
          <Text markdown={body} />
        </div>
      ))}
      <p>
        <a href={page}>{t('bank')}</a>
      </p>
    </>
  );
}

function Text({ markdown }: { markdown: string }) {
  // Figures do not come along; what they show does.
  const components = { img: ({ alt }: { alt?: string }) => <i>{alt}</i> };
  return (
    <Markdown
      remarkPlugins={[remarkGfm, remarkMath]}
      rehypePlugins={[formulas]}
      components={components}
    >
      {markdown}
    </Markdown>
  );
}

/** The part of hast's nodes that is read and written here. */
type Tree = {
  type: string;
  tagName?: string;
  value?: string;
  properties?: Record<string, unknown>;
  children?: Tree[];
};

/** Puts formulas between the marks by which Anki's MathJax knows them. */
function formulas() {
  const marked = (node: Tree): Tree => {
    const [only] = node.children ?? [];
    if (node.tagName === 'pre' && only && isMath(only, 'math-display')) {
      return { ...node, tagName: 'div', properties: {}, children: [math('\\[', only, '\\]')] };
    }
    if (isMath(node, 'math-inline')) return math('\\(', node, '\\)');
    return node.children === undefined ? node : { ...node, children: node.children.map(marked) };
  };
  return (root: Tree) => {
    root.children = root.children?.map(marked) ?? [];
  };
}

function isMath({ properties }: Tree, name: string): boolean {
  const names = properties?.['className'];
  return Array.isArray(names) && names.includes(name);
}

function math(open: string, { children }: Tree, close: string): Tree {
  const tex = withoutBlanks(children?.[0]?.value ?? '');
  return { type: 'text', value: `${open}${tex.trim()}${close}` };
}

function side(language: Language, content: ReactNode): string {
  return renderToStaticMarkup(<div lang={languageTag[language]}>{content}</div>);
}

/** Tags are parted by spaces, and their levels by `::`. */
function tagsOf(offering: string, { lecture, topics, difficulty }: QuestionFile): string {
  const ofTopics = topics.map(({ en }) => `topic::${tagWord(en)}`);
  return [offering, `lecture::${lecture}`, `difficulty::${difficulty}`, ...ofTopics].join(' ');
}

function tagWord(words: string): string {
  return words.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-');
}

/** A field in one line, in quotes, as tables are written: a quote in it is doubled. */
function quoted(field: string): string {
  return `"${field.replaceAll(/\s+/g, ' ').replaceAll('"', '""')}"`;
}
