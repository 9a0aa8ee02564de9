import { useTranslation } from 'react-i18next';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import type { Question } from '#app/domain/syllabus/course.ts';
import { isLink, linesOf, type Answers } from '../answers.ts';
import classes from './application.module.css';

type SentAnswersProps = { questions: readonly Question[]; answers: Answers };

/** What was answered, question by question, to read. */
export function SentAnswers({ questions, answers }: SentAnswersProps) {
  const say = useSay();
  return (
    <dl className={classes.answers}>
      {questions.map((question) => (
        <div key={question.key} data-kind={question.kind}>
          <dt>{say(question.label)}</dt>
          <dd>
            <Answer question={question} answer={answers[question.key] ?? ''} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Answer({ question, answer }: { question: Question; answer: string | string[] }) {
  const { t } = useTranslation('applications');
  const say = useSay();
  const texts = (Array.isArray(answer) ? answer : [answer]).filter((text) => text.trim() !== '');
  const text = texts[0] ?? '';
  if (texts.length === 0) return <span className={classes.soft}>{t('notAnswered')}</span>;
  switch (question.kind) {
    case 'choice':
    case 'choices': {
      const labels = question.options.filter(({ key }) => texts.includes(key));
      return <>{labels.map(({ label }) => say(label)).join(' · ')}</>;
    }
    case 'links':
      return (
        <ul className={classes.links}>
          {linesOf(text).map((line) => (
            <li key={line}>
              {isLink(line) ? (
                <a href={line} rel="noreferrer nofollow" target="_blank">
                  {line}
                </a>
              ) : (
                line
              )}
            </li>
          ))}
        </ul>
      );
    case 'consent':
      return <>{t('agreed')}</>;
    case 'text':
    case 'long':
      return <span className={classes.prose}>{text}</span>;
  }
}
