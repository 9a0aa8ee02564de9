import {
  Body,
  Button,
  Container,
  Head,
  Heading,
  Html,
  Link,
  Preview,
  Text,
} from '@react-email/components';
import { render, toPlainText } from '@react-email/render';
import type { ReactElement, ReactNode } from 'react';
import { languageTag, type Language } from '#app/i18n/languages.ts';
import { translator } from '#app/i18n/translator.ts';
import type { MailTopic } from '#app/domain/people/mail-topic.ts';

/** A letter as it is handed to the mail server. */
export type Rendered = { subject: string; html: string; text: string };

/** What every letter about something told has around its words. */
export type Around = {
  language: Language;
  name: string;
  /** Above the headline: the course's title in the reader's language. */
  course: string;
  topic: MailTopic | 'digest';
  /** Stops this kind of mail; null for mail that cannot be turned off. */
  unsubscribe: string | null;
  /** Where a person chooses what is mailed. */
  choices: string;
};

/** Subject, HTML and plain text of a letter. */
export async function renderLetter(subject: string, letter: ReactElement): Promise<Rendered> {
  const html = await render(letter);
  return { subject, html, text: toPlainText(html) };
}

type FrameProps = Around & { headline: string; children: ReactNode };

/** The sheet every such letter is written on: headline, greeting, words, why it came, how to stop. */
export function ToldFrame({ headline, children, ...around }: FrameProps) {
  const { language, name, course, topic, unsubscribe, choices } = around;
  const t = translator(language, 'letters');
  return (
    <Html lang={languageTag[language]}>
      <Head />
      <Preview>{headline}</Preview>
      <Body style={page}>
        <Container style={sheet}>
          <Text style={quiet}>{course}</Text>
          <Heading as="h1" style={heading}>
            {headline}
          </Heading>
          <Text style={words}>{t('hello', { name })}</Text>
          {children}
          <Text style={foot}>
            {t(`why.${topic}`)}
            <br />
            {unsubscribe !== null && (
              <>
                <Link href={unsubscribe} style={link}>
                  {t('stop')}
                </Link>
                {' · '}
              </>
            )}
            <Link href={choices} style={link}>
              {t('choose')}
            </Link>
          </Text>
        </Container>
      </Body>
    </Html>
  );
}

/** The one thing to do. */
export function Do({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Button href={href} style={button}>
      {children}
    </Button>
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
export const words = { fontSize: '16px', lineHeight: '1.55', margin: '0 0 16px' };
export const quiet = { fontSize: '14px', lineHeight: '1.5', color: '#5C5B57', margin: '0' };
export const quote = { borderLeft: '3px solid #0F766E', paddingLeft: '16px', margin: '0 0 20px' };
export const link = { color: '#0F766E', textDecoration: 'underline' };
const foot = { ...quiet, borderTop: '1px solid #E2DFD6', paddingTop: '16px' };
const button = {
  backgroundColor: '#0F766E',
  color: '#FFFFFF',
  borderRadius: '6px',
  padding: '10px 18px',
  fontSize: '16px',
  fontWeight: 600,
  margin: '4px 0 28px',
};
