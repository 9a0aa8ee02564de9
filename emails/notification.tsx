import { Section, Text } from '@react-email/components';
import { answerIn, inWords, workName, type Say } from '#app/domain/people/in-words.ts';
import type { NotificationKind, Told } from '#app/domain/people/notification.ts';
import { translator } from '#app/i18n/translator.ts';
import { MailedMarkdown } from './mailed-markdown.tsx';
import { Do, quote, renderLetter, ToldFrame, words, type Around } from './told-frame.tsx';
import type { Rendered } from './told-frame.tsx';

/** A letter about one thing that was told. */
export type NotificationMail = Around & {
  told: Told;
  /** Says an instant as this reader understands it. */
  moment: (at: Date) => string;
  /** Where it leads: the whole address. */
  link: string;
};

/** What a kind's letter says below its headline, which is the line of the inbox. */
type Content = {
  text: string[];
  /** What a person said, as they typed it. */
  quoted?: string;
  /** Markdown that staff wrote. */
  markdown?: string;
  open: string;
};

type Templates = { [Kind in NotificationKind]: (data: Told<Kind>['data'], say: Say) => Content };

/** What a letter of each kind says. A kind without one does not compile. */
const templates: Templates = {
  feedback: (data, { t }) => ({
    text: [
      data.verdict === null
        ? t('mail.comments', { count: data.comments, version: data.version })
        : t(`mail.${answerIn(data)}`, { count: data.conditions, version: data.version }),
      ...(data.verdict !== null && data.comments > 0
        ? [t('mail.withComments', { count: data.comments })]
        : []),
      ...(data.scope === null ? [] : [t(`mail.scope.${data.scope}`)]),
    ],
    quoted: data.note,
    open: t('mail.readFeedback'),
  }),
  condition: ({ condition, step, words }, { t }) => ({
    text: [
      t(`mail.condition.${step}`),
      condition,
      ...(words === '' ? [] : [t(step === 'ticked' ? 'mail.condition.how' : 'mail.condition.why')]),
    ],
    quoted: words,
    open: t('mail.condition.open'),
  }),
  'team-invited': (data, { t }) => ({
    text: [t('mail.teamInvited', data)],
    open: t('mail.team.answer'),
  }),
  'team-changed': ({ step, why }, { t }) => ({
    text: [t(`mail.team.${step}`), ...(why === '' ? [] : [t('mail.saidWhy')])],
    quoted: why,
    open: t('mail.team.see'),
  }),
  'team-request': ({ step, change, words }, { t }) => ({
    text: [
      t(`mail.teamRequest.${step}.${change}`),
      ...(words === '' ? [] : [t(step === 'asked' ? 'mail.teamRequest.why' : 'mail.saidWhy')]),
    ],
    quoted: words,
    open: t(step === 'asked' ? 'mail.team.answer' : 'mail.team.see'),
  }),
  'team-asked': (_, { t }) => ({ text: [t('mail.teamAsked')], open: t('mail.team.see') }),
  'team-match': ({ words }, { t }) => ({
    text: [t('mail.teamMatch'), ...(words === '' ? [] : [t('mail.saidWhy')])],
    quoted: words,
    open: t('mail.team.board'),
  }),
  gallery: ({ step }, { t }) => ({
    text: [t(`mail.gallery.${step}`)],
    open: t('mail.gallery.open'),
  }),
  mention: ({ words }, { t }) => ({
    text: [t('mail.mention')],
    quoted: words,
    open: t('mail.readMention'),
  }),
  'instant-comment': ({ words }, { t }) => ({
    text: [t('mail.mention')],
    quoted: words,
    open: t('mail.watchAndAnswer'),
  }),
  suggestions: ({ by }, { t }) => ({
    text: [t('mail.suggestions', { by })],
    open: t('mail.seeSuggestions'),
  }),
  'projects-assigned': ({ projects }, { t }) => ({
    text: [t('mail.assigned', { count: projects.length })],
    quoted: projects.map((project) => `- ${project}`).join('\n'),
    open: t('mail.seeAssigned'),
  }),
  'peer-reading': ({ count, due, step }, { t, moment }) => ({
    text: [t(`mail.peerReading.${step}`, { count, when: moment(new Date(due)) })],
    open: t(step === 'taken' ? 'mail.peerReading.see' : 'mail.peerReading.open'),
  }),
  'peer-feedback': ({ count }, { t }) => ({
    text: [t('mail.peerFeedback', { count })],
    open: t('mail.readFeedback'),
  }),
  score: ({ homework }, { t }) => ({
    text: [t('mail.score', { homework: homework.toUpperCase() })],
    open: t('mail.seeScore'),
  }),
  'application-received': (_, { t }) => ({
    text: [t('mail.applicationReceived')],
    open: t('mail.seeApplication'),
  }),
  'application-decided': ({ outcome }, { t }) => ({
    text: [t(`mail.application.${outcome}`)],
    open: t('mail.seeAnswer'),
  }),
  'seat-offered': ({ expiresAt }, { t, moment }) => ({
    text: [t('mail.seatOffered', { when: moment(new Date(expiresAt)) })],
    open: t('mail.answerOffer'),
  }),
  'seat-expired': (_, { t }) => ({ text: [t('mail.seatExpired')], open: t('mail.seePlace') }),
  'seat-withdrawn': (_, { t }) => ({ text: [t('mail.seatWithdrawn')], open: t('mail.seePlace') }),
  'seat-given': (_, { t }) => ({ text: [t('mail.seatGiven')], open: t('mail.openDashboard') }),
  'seat-dropped': ({ why }, { t }) => ({
    text: [t('mail.seatDropped'), ...(why === '' ? [] : [t('mail.saidWhy')])],
    quoted: why,
    open: t('mail.seePlace'),
  }),
  announcement: ({ body }, { t }) => ({
    text: [],
    markdown: body,
    open: t('mail.readAnnouncement'),
  }),
  'deadline-changed': ({ project, step }, { t }) => ({
    text: [t(`mail.deadlineChanged.${step}`, { project })],
    open: t('mail.handIn'),
  }),
  'deadline-near': ({ work, due }, { t, moment }) => ({
    text: [t('mail.deadline', { work: workName(work, t), when: moment(new Date(due)) })],
    open: t('mail.handIn'),
  }),
};

function contentOf<Kind extends NotificationKind>({ kind, data }: Told<Kind>, say: Say): Content {
  return templates[kind](data, say);
}

/** Subject, HTML and plain text of the letter about something told, in the reader's language. */
export function renderNotification(mail: NotificationMail): Promise<Rendered> {
  const { told, moment, link, ...around } = mail;
  const say = { t: translator(mail.language, 'notifications'), moment };
  const headline = inWords(told, say);
  const { text, quoted = '', markdown, open } = contentOf(told, say);
  return renderLetter(
    headline,
    <ToldFrame {...around} headline={headline}>
      {text.map((paragraph, index) => (
        <Text key={index} style={words}>
          {paragraph}
        </Text>
      ))}
      {quoted !== '' && (
        <Section style={quote}>
          {quoted.split('\n').map((line, index) => (
            <Text key={index} style={{ ...words, margin: '0 0 4px' }}>
              {line}
            </Text>
          ))}
        </Section>
      )}
      {markdown !== undefined && <MailedMarkdown>{markdown}</MailedMarkdown>}
      <Do href={link}>{open}</Do>
    </ToldFrame>,
  );
}
