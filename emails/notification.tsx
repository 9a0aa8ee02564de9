import { Section, Text } from '@react-email/components';
import type { TFunction } from 'i18next';
import { answerIn, inWords, workName } from '#app/domain/people/in-words.ts';
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

/** What saying it needs: words, an instant in words, and a homework or stage by its name. */
type Say = {
  t: TFunction<'letters'>;
  moment: NotificationMail['moment'];
  named: (work: string) => string;
};

type Templates = { [Kind in NotificationKind]: (data: Told<Kind>['data'], say: Say) => Content };

/** What a letter of each kind says. A kind without one does not compile. */
const templates: Templates = {
  feedback: (data, { t }) => ({
    text: [
      data.verdict === null
        ? t('comments', { count: data.comments, version: data.version })
        : t(`${answerIn(data)}`, { count: data.conditions, version: data.version }),
      ...(data.verdict !== null && data.comments > 0
        ? [t('withComments', { count: data.comments })]
        : []),
      ...(data.scope === null ? [] : [t(`scope.${data.scope}`)]),
    ],
    quoted: data.note,
    open: t('readFeedback'),
  }),
  condition: ({ condition, step, words }, { t }) => ({
    text: [
      t(`condition.${step}`),
      condition,
      ...(words === '' ? [] : [t(step === 'ticked' ? 'condition.how' : 'condition.why')]),
    ],
    quoted: words,
    open: t('condition.open'),
  }),
  'team-invited': (data, { t }) => ({
    text: [t('teamInvited', data)],
    open: t('team.answer'),
  }),
  'team-changed': ({ step, why }, { t }) => ({
    text: [t(`team.${step}`), ...(why === '' ? [] : [t('saidWhy')])],
    quoted: why,
    open: t('team.see'),
  }),
  'team-request': ({ step, change, words }, { t }) => ({
    text: [
      t(`teamRequest.${step}.${change}`),
      ...(words === '' ? [] : [t(step === 'asked' ? 'teamRequest.why' : 'saidWhy')]),
    ],
    quoted: words,
    open: t(step === 'asked' ? 'team.answer' : 'team.see'),
  }),
  'team-asked': (_, { t }) => ({ text: [t('teamAsked')], open: t('team.see') }),
  'team-match': ({ words }, { t }) => ({
    text: [t('teamMatch'), ...(words === '' ? [] : [t('saidWhy')])],
    quoted: words,
    open: t('team.board'),
  }),
  gallery: ({ step }, { t }) => ({
    text: [t(`gallery.${step}`)],
    open: t('gallery.open'),
  }),
  mention: ({ words }, { t }) => ({
    text: [t('mention')],
    quoted: words,
    open: t('readMention'),
  }),
  'instant-comment': ({ words }, { t }) => ({
    text: [t('mention')],
    quoted: words,
    open: t('watchAndAnswer'),
  }),
  discussion: ({ step }, { t }) => ({
    text: [t(`discussion.${step}`)],
    open: t('discussion.open'),
  }),
  proposal: ({ step }, { t }) => ({
    text: [t(`proposal.${step}`)],
    open: t('proposal.open'),
  }),
  suggestions: ({ by }, { t }) => ({
    text: [t('suggestions', { by })],
    open: t('seeSuggestions'),
  }),
  'projects-assigned': ({ projects }, { t }) => ({
    text: [t('assigned', { count: projects.length })],
    quoted: projects.map((project) => `- ${project}`).join('\n'),
    open: t('seeAssigned'),
  }),
  'peer-reading': ({ count, due, step }, { t, moment }) => ({
    text: [t(`peerReading.${step}`, { count, when: moment(new Date(due)) })],
    open: t(step === 'taken' ? 'peerReading.see' : 'peerReading.open'),
  }),
  'peer-feedback': ({ count }, { t }) => ({
    text: [t('peerFeedback', { count })],
    open: t('readFeedback'),
  }),
  'handed-in': ({ homework, by }, { t }) => ({
    text: [t('handedIn', { by, homework: homework.toUpperCase() })],
    open: t('seeVersion'),
  }),
  score: ({ homework }, { t }) => ({
    text: [t('score', { homework: homework.toUpperCase() })],
    open: t('seeScore'),
  }),
  regrade: ({ homework, step, words }, { t }) => ({
    text: [t(`regrade.${step}`, { homework: homework.toUpperCase() })],
    quoted: words,
    open: t('regrade.open'),
  }),
  'application-received': (_, { t }) => ({
    text: [t('applicationReceived')],
    open: t('seeApplication'),
  }),
  'application-decided': ({ outcome }, { t }) => ({
    text: [t(`application.${outcome}`)],
    open: t('seeAnswer'),
  }),
  'seat-offered': ({ expiresAt }, { t, moment }) => ({
    text: [t('seatOffered', { when: moment(new Date(expiresAt)) })],
    open: t('answerOffer'),
  }),
  'seat-expired': (_, { t }) => ({ text: [t('seatExpired')], open: t('seePlace') }),
  'seat-withdrawn': (_, { t }) => ({ text: [t('seatWithdrawn')], open: t('seePlace') }),
  'seat-given': (_, { t }) => ({ text: [t('seatGiven')], open: t('openDashboard') }),
  'seat-dropped': ({ why }, { t }) => ({
    text: [t('seatDropped'), ...(why === '' ? [] : [t('saidWhy')])],
    quoted: why,
    open: t('seePlace'),
  }),
  announcement: ({ body }, { t }) => ({
    text: [],
    markdown: body,
    open: t('readAnnouncement'),
  }),
  'deadline-changed': ({ project, step }, { t }) => ({
    text: [
      project === null
        ? t(`deadlineChanged.own.${step}`)
        : t(`deadlineChanged.team.${step}`, { project }),
    ],
    open: t('handIn'),
  }),
  'deadline-near': ({ work, due }, { t, moment, named }) => ({
    text: [t('deadline', { work: named(work), when: moment(new Date(due)) })],
    open: t('handIn'),
  }),
};

function contentOf<Kind extends NotificationKind>({ kind, data }: Told<Kind>, say: Say): Content {
  return templates[kind](data, say);
}

/** Subject, HTML and plain text of the letter about something told, in the reader's language. */
export function renderNotification(mail: NotificationMail): Promise<Rendered> {
  const { told, moment, link, ...around } = mail;
  const t = translator(mail.language, 'notifications');
  const headline = inWords(told, { t, moment });
  const {
    text,
    quoted = '',
    markdown,
    open,
  } = contentOf(told, {
    ...{ t: translator(mail.language, 'letters'), moment },
    named: (work) => workName(work, t),
  });
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
