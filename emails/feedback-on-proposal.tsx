import {
  Body,
  Button,
  Container,
  Head,
  Heading,
  Html,
  Preview,
  Section,
  Text,
} from '@react-email/components';
import { render, toPlainText } from '@react-email/render';
import type { TFunction } from 'i18next';
import type { Verdict } from '#app/db/generated/enums.ts';
import { languageTag, type Language } from '#app/i18n/languages.ts';
import { translator } from '#app/i18n/translator.ts';

export type FeedbackMail = {
  language: Language;
  name: string;
  /** Titles in the reader's language. */
  course: string;
  project: string;
  stage: string;
  version: number;
  /** Null when comments were sent without a decision. */
  verdict: Verdict | null;
  note: string;
  comments: number;
  link: string;
};

/** Subject, HTML and plain text of the mail that tells a member about feedback. */
export async function renderFeedbackMail(
  mail: FeedbackMail,
): Promise<{ subject: string; html: string; text: string }> {
  const t = translator(mail.language, 'feedback');
  const html = await render(<FeedbackOnProposal {...mail} t={t} />);
  return { subject: headline(mail, t), html, text: toPlainText(html) };
}

/** What happened, in one line: subject, preview and heading say the same. */
function headline({ verdict, stage, project }: FeedbackMail, t: TFunction<'feedback'>): string {
  const about = { stage, project };
  if (verdict === null) return t('mail.comments', about);
  return verdict === 'approved' ? t('mail.approved', about) : t('mail.changes', about);
}

function FeedbackOnProposal(mail: FeedbackMail & { t: TFunction<'feedback'> }) {
  const { t, language, name, course, version, verdict, note, comments, link } = mail;
  const title = headline(mail, t);
  return (
    <Html lang={languageTag[language]}>
      <Head />
      <Preview>{title}</Preview>
      <Body style={page}>
        <Container style={sheet}>
          <Text style={quiet}>{course}</Text>
          <Heading as="h1" style={heading}>
            {title}
          </Heading>
          <Text style={words}>{t('mail.hello', { name })}</Text>
          <Text style={words}>
            {verdict === null
              ? t('mail.commentsText', { count: comments, version })
              : t(verdict === 'approved' ? 'mail.approvedText' : 'mail.changesText', { version })}
            {verdict !== null && comments > 0 && ` ${t('mail.withComments', { count: comments })}`}
          </Text>
          {note !== '' && (
            <Section style={quote}>
              {note.split('\n').map((line, index) => (
                <Text key={index} style={{ ...words, margin: '0 0 4px' }}>
                  {line}
                </Text>
              ))}
            </Section>
          )}
          <Button href={link} style={button}>
            {t('mail.open')}
          </Button>
          <Text style={quiet}>{t('mail.why')}</Text>
        </Container>
      </Body>
    </Html>
  );
}

const sans = 'Inter, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", sans-serif';
const page = { backgroundColor: '#FBFAF7', color: '#1C1E24', fontFamily: sans, margin: 0 };
const sheet = { maxWidth: '560px', margin: '0 auto', padding: '32px 24px' };
const heading = {
  fontFamily: '"Source Serif 4", Georgia, "Songti SC", serif',
  fontSize: '24px',
  lineHeight: '1.25',
  fontWeight: 600,
  margin: '4px 0 20px',
};
const words = { fontSize: '16px', lineHeight: '1.55', margin: '0 0 16px' };
const quiet = { fontSize: '14px', lineHeight: '1.5', color: '#5C5B57', margin: '0' };
const quote = { borderLeft: '3px solid #0F766E', paddingLeft: '16px', margin: '0 0 20px' };
const button = {
  backgroundColor: '#0F766E',
  color: '#FFFFFF',
  borderRadius: '6px',
  padding: '10px 18px',
  fontSize: '16px',
  fontWeight: 600,
  margin: '4px 0 28px',
};
