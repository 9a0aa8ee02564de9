import { Body, Container, Head, Heading, Html, Preview, Text } from '@react-email/components';
import { languageTag, type Language } from '#app/i18n/languages.ts';
import { translator } from '#app/i18n/translator.ts';
import { Do, renderLetter, words, quiet, type Rendered } from './told-frame.tsx';

/** What letters about an account are about. None of them can be turned off. */
export type AccountLetterKind =
  | 'confirmSignUp'
  | 'signUpKnown'
  | 'confirmAddress'
  | 'addressWanted'
  | 'addressChanged'
  | 'reset'
  | 'signIn'
  | 'wayAdded'
  | 'passwordChanged';

export type AccountLetter = {
  kind: AccountLetterKind;
  language: Language;
  /** How the reader is greeted. */
  name: string;
  /** Where its one button leads: the whole address. */
  href: string;
  /** Another address that the letter names, as the new one. */
  other?: string;
  /** Digits to type where the letter was asked for. */
  code?: string;
};

/** Subject, HTML and plain text of a letter about somebody's account. */
export function renderAccountLetter(letter: AccountLetter): Promise<Rendered> {
  const { kind, language, name, href, other = '', code } = letter;
  const t = translator(language, 'account');
  const subject = t(`letters.${kind}.subject`);
  return renderLetter(
    subject,
    <Html lang={languageTag[language]}>
      <Head />
      <Preview>{subject}</Preview>
      <Body style={page}>
        <Container style={sheet}>
          <Heading as="h1" style={heading}>
            {subject}
          </Heading>
          <Text style={words}>{t('letters.hello', { name })}</Text>
          <Text style={words}>{t(`letters.${kind}.text`, { other })}</Text>
          {code !== undefined && <Text style={digits}>{code}</Text>}
          <Do href={href}>{t(`letters.${kind}.open`)}</Do>
          <Text style={quiet}>{t(`letters.${kind}.else`)}</Text>
        </Container>
      </Body>
    </Html>,
  );
}

const sans = 'Inter, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", sans-serif';
const page = { backgroundColor: '#FBFAF7', color: '#1C1E24', fontFamily: sans, margin: 0 };
const sheet = { maxWidth: '560px', margin: '0 auto', padding: '32px 24px' };
const heading = {
  fontFamily: '"Source Serif 4", Georgia, serif',
  fontSize: '24px',
  margin: '4px 0 20px',
};
const digits = {
  fontFamily: 'ui-monospace, "SF Mono", Menlo, Consolas, monospace',
  fontSize: '28px',
  letterSpacing: '4px',
  margin: '8px 0 24px',
};
