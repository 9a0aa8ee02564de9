import { useTranslation } from 'react-i18next';
import { Rendered } from '#app/domain/syllabus/components/rendered.tsx';
import type { PaperCopy, PrintedPaper } from '../midterm-paper.server.ts';
import classes from './exam-copy.module.css';

type ExamCopyProps = {
  /** Course, term and day. */
  heading: { title: string; where: string; day: string };
  minutes: number;
  paper: PrintedPaper;
  person: PaperCopy['person'];
  /** Whether the paper's name stands on it: where there are several. */
  named: boolean;
};

/** One copy of the midterm: who writes it, then a page for each question with space to write. */
export function ExamCopy({ heading, minutes, paper, person, named }: ExamCopyProps) {
  const { t } = useTranslation('draw');
  const { questions } = paper;
  return (
    <article className={classes.copy} aria-label={person?.name ?? t('paper', { name: paper.name })}>
      {questions.map((question, index) => (
        <section key={question?.slug ?? index} className={classes.page}>
          {index === 0 && (
            <header className={classes.head}>
              <p className={classes.title}>
                {heading.title}
                {named && <span> · {t('paper', { name: paper.name })}</span>}
              </p>
              <p>
                {heading.where} · {heading.day}
              </p>
              <dl className={classes.who}>
                <div>
                  <dt>{t('name')}</dt>
                  <dd>{person?.name}</dd>
                </div>
                <div>
                  <dt>{t('studentNumber')}</dt>
                  <dd>{person?.number}</dd>
                </div>
              </dl>
              <p className={classes.how}>{t('how', { count: questions.length, minutes })}</p>
            </header>
          )}
          <h2>{t('questionNumber', { number: index + 1, total: questions.length })}</h2>
          {question === null ? <p>{t('goneOnPaper')}</p> : <Rendered hash={question.statement} />}
          <div className={classes.space} />
        </section>
      ))}
      <section className={classes.page}>
        <h2>{t('more')}</h2>
        <div className={classes.space} />
      </section>
    </article>
  );
}
