import { useTranslation } from 'react-i18next';
import { Rendered } from '#app/domain/syllabus/components/rendered.tsx';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import type { RenderedQuestion } from '../question-page.server.ts';
import { Headings } from './question-steps.tsx';
import classes from './printed-bank.module.css';

type PrintedBankProps = { questions: readonly RenderedQuestion[]; derivations: boolean };

/** The whole bank as it comes out of a printer: contents, then one question after another. */
export function PrintedBank({ questions, derivations }: PrintedBankProps) {
  const { t } = useTranslation('midterm');
  const say = useSay();
  return (
    <>
      <nav className={classes.contents} aria-labelledby="contents">
        <h2 id="contents">{t('paper.contents')}</h2>
        <ol>
          {questions.map(({ slug, title }) => (
            <li key={slug}>
              <a href={`#${slug}`}>{say(title)}</a>
            </li>
          ))}
        </ol>
      </nav>
      {questions.map((question, index) => (
        <PrintedQuestion
          key={question.slug}
          {...{ question, derivations, number: index + 1, id: question.slug }}
        />
      ))}
    </>
  );
}

type PrintedQuestionProps = {
  question: RenderedQuestion;
  number: number;
  derivations: boolean;
  /** Of its heading; differs where a question is printed twice. */
  id: string;
};

/** A question on paper: what is to be shown, and how, where that is wanted. */
export function PrintedQuestion({ question, number, derivations, id }: PrintedQuestionProps) {
  const say = useSay();
  const { title, lecture, statement, steps } = question;
  return (
    <article className={classes.question} aria-labelledby={id}>
      <div className={classes.statement}>
        <h2 id={id}>
          {number}. {say(title)}
        </h2>
        <p className={classes.lecture}>{say(lecture.title)}</p>
        <Rendered hash={statement} />
      </div>
      {derivations &&
        steps.map(({ headings, hash }, step) => (
          <section key={hash} className={classes.step}>
            <h3 className={classes.heading}>
              {step + 1}. <Headings headings={headings} />
            </h3>
            <Rendered hash={hash} />
          </section>
        ))}
    </article>
  );
}
