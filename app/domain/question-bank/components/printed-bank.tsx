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
        <article key={question.slug} className={classes.question} aria-labelledby={question.slug}>
          <div className={classes.statement}>
            <h2 id={question.slug}>
              {index + 1}. {say(question.title)}
            </h2>
            <p className={classes.lecture}>{say(question.lecture.title)}</p>
            <Rendered hash={question.statement} />
          </div>
          {derivations &&
            question.steps.map(({ headings, hash }, step) => (
              <section key={hash} className={classes.step}>
                <h3 className={classes.heading}>
                  {step + 1}. <Headings headings={headings} />
                </h3>
                <Rendered hash={hash} />
              </section>
            ))}
        </article>
      ))}
    </>
  );
}
