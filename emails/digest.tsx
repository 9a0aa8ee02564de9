import { Link, Text } from '@react-email/components';
import type { TFunction } from 'i18next';
import { mailTopics, type MailTopic } from '#app/domain/people/mail-topic.ts';
import { translator } from '#app/i18n/translator.ts';
import { Do, link, renderLetter, ToldFrame, words, type Around } from './told-frame.tsx';
import type { Rendered } from './told-frame.tsx';

/** The letter of a day: everything new since the last one. */
export type DigestMail = Omit<Around, 'topic' | 'course'> & {
  /** What is new, by course in the order given. */
  courses: {
    title: string;
    lines: { topic: MailTopic; line: string; link: string }[];
  }[];
  /** The inbox's whole address. */
  inbox: string;
};

/** Subject, HTML and plain text of a digest, grouped by course and by what it is about. */
export function renderDigest({ courses, inbox, ...around }: DigestMail): Promise<Rendered> {
  const t = translator(around.language, 'letters');
  const topics = translator(around.language, 'notifications');
  const course = courses.map(({ title }) => title).join(' · ');
  const count = courses.reduce((sum, { lines }) => sum + lines.length, 0);
  const headline = t('digest.subject', { count });
  const subject = t('digest.subjectIn', { course, news: headline });
  return renderLetter(
    subject,
    <ToldFrame {...around} topic="digest" course={course} headline={headline}>
      <Text style={words}>{t('digest.intro')}</Text>
      {courses.map(({ title, lines }) => (
        <div key={title}>
          {courses.length > 1 && <Text style={{ ...words, fontWeight: 600 }}>{title}</Text>}
          {mailTopics.map((topic) => (
            <Topic key={topic} topic={topic} lines={lines} t={topics} />
          ))}
        </div>
      ))}
      <Do href={inbox}>{t('digest.open')}</Do>
    </ToldFrame>,
  );
}

type TopicProps = {
  topic: MailTopic;
  lines: DigestMail['courses'][number]['lines'];
  t: TFunction<'notifications'>;
};

function Topic({ topic, lines, t }: TopicProps) {
  const about = lines.filter((line) => line.topic === topic);
  if (about.length === 0) return null;
  return (
    <>
      <Text style={{ ...words, fontWeight: 600, margin: '0 0 4px' }}>{t(`topic.${topic}`)}</Text>
      <ul style={{ margin: '0 0 20px', paddingLeft: '20px' }}>
        {about.map(({ line, link: href }, index) => (
          <li key={index} style={{ ...words, margin: '0 0 6px' }}>
            <Link href={href} style={link}>
              {line}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
