import type { TFunction } from 'i18next';
import type { Bilingual } from '#app/i18n/languages.ts';
import { instantText } from '../presentation/instant.ts';
import type { DecisionFacts } from '../stage-facts.server.ts';
import type { MarkedCriterion } from '../feedback/rubric.ts';
import type { ThreadView } from '../feedback/document-threads.server.ts';
import type { InstantThread } from '../presentation/watched-presentation.server.ts';

/** How an archive speaks: the reader's language, and the zone of the course. */
export type Voice = {
  t: TFunction<'archive'>;
  moment: (at: Date) => string;
  /** What a text of the offering's file says in this language. */
  say: (text: Bilingual) => string;
};

export type Answer = { version: number; decision: DecisionFacts; marks: MarkedCriterion[] };

/** What staff answered and what was said about a text, to be read outside of the portal. */
export function feedbackMarkdown(
  voice: Voice,
  title: string,
  { answers, threads }: { answers: readonly Answer[]; threads: readonly ThreadView[] },
): string {
  const { t } = voice;
  return page(t('feedback', { title }), [
    ...answers.map((answer) => answerMarkdown(voice, answer)),
    ...threads.map((thread) => {
      const about = thread.quote === null ? t('aboutAll') : t('about', { quote: thread.quote });
      const version = t('version', { version: thread.version });
      const marks = thread.resolved ? `${version}, ${t('resolved')}` : version;
      const said = thread.comments.map((comment) => {
        const by = comment.byStaff ? t('byStaff', { by: comment.author }) : comment.author;
        const draft = comment.draft ? ` · ${t('draft')}` : '';
        return saying(`${by} · ${voice.moment(comment.at)}${draft}`, comment.body);
      });
      return [`## ${plain(about)} (${marks})`, ...said].join('\n\n');
    }),
  ]);
}

/** What was said about the instants of a video. */
export function remarksMarkdown(
  voice: Voice,
  title: string,
  threads: readonly InstantThread[],
): string {
  const sections = threads.map(({ second, comments }) =>
    [
      `## ${instantText(second)}`,
      ...comments.map(({ author, at, body }) => saying(`${author} · ${voice.moment(at)}`, body)),
    ].join('\n\n'),
  );
  return page(voice.t('remarks', { title }), sections);
}

/** What staff noted among themselves. */
export function notesMarkdown(
  voice: Voice,
  title: string,
  notes: readonly { author: string; at: Date; body: string }[],
): string {
  const sections = notes.map(({ author, at, body }) =>
    saying(`${author} · ${voice.moment(at)}`, body),
  );
  return page(voice.t('notes', { title }), sections);
}

/** What the reader was typing and has not sent. */
export function unsentMarkdown(voice: Voice, title: string, words: readonly string[]): string {
  return page(voice.t('unsent', { title }), words.map(quoted));
}

function answerMarkdown(voice: Voice, { version, decision, marks }: Answer): string {
  const { t, moment, say } = voice;
  const held = decision.held ? ` · ${t('held')}` : '';
  const conditions = decision.conditions.map(({ text, state, last }) => {
    const said = last === null ? '' : ` (${[last.by, last.words].filter(Boolean).join(': ')})`;
    return `- [${state === 'accepted' ? 'x' : ' '}] ${plain(text)}${plain(said)}`;
  });
  const levels = marks.map(
    ({ criterion, level }) => `- ${plain(say(criterion.label))}: ${plain(say(level.label))}`,
  );
  return [
    `## ${t(`was.${decision.verdict}`, { version })}`,
    `**${plain(decision.by)} · ${moment(decision.at)}${held}**`,
    ...(decision.note === '' ? [] : [quoted(decision.note)]),
    ...(decision.scope === null ? [] : [t(`scope.${decision.scope}`)]),
    ...(conditions.length === 0 ? [] : [conditions.join('\n')]),
    ...(levels.length === 0 ? [] : [levels.join('\n')]),
  ].join('\n\n');
}

function page(title: string, sections: readonly string[]): string {
  return `${[`# ${plain(title)}`, ...sections].join('\n\n')}\n`;
}

function saying(by: string, body: string): string {
  return `**${plain(by)}**\n\n${quoted(body)}`;
}

/** Words as a quotation: whatever stands in them, nobody takes it for what another one said. */
function quoted(words: string): string {
  return words
    .split(/\r?\n/)
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}

/** Words in one line, of which nothing is markup. */
function plain(words: string): string {
  return words.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_{}[\]<>#|~$&]/g, '\\$&');
}
