import { Button } from '@mantine/core';
import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import type { MockResult as Result } from '../mock.ts';
import type { OwnMock } from '../own-mock.server.ts';
import classes from './mock.module.css';

type MockResultProps = { offering: string; mock: OwnMock; result: Result };

/** How it went, and for each lecture what to study next. */
export function MockResult({ offering, mock, result }: MockResultProps) {
  const { t } = useTranslation('mock');
  const say = useSay();
  const questionOf = (slug: string) =>
    mock.answers.find(({ question }) => question?.slug === slug)?.question ?? null;
  return (
    <section className={classes.result} aria-labelledby="result">
      <h2 id="result">{t('result', { percent: Math.round(100 * result.share) })}</h2>
      <ul className={classes.toStudy}>
        {result.study.map((line) => {
          const question = questionOf(line.question);
          return (
            <li key={line.question}>
              <span className={classes.percent}>
                {t('percent', { percent: Math.round(100 * line.share) })}
              </span>
              <span>
                {question === null ? (
                  t('gone')
                ) : (
                  <>
                    {say(question.lecture.title)}: {say(question.title)}.{' '}
                    {line.notHad === 0 ? t('allHad') : t('notHad', { count: line.notHad })}{' '}
                    <Link
                      to={`/${offering}/midterm/study?question=${line.question}`}
                      reloadDocument
                    >
                      {t('studyThis')}
                    </Link>
                  </>
                )}
              </span>
            </li>
          );
        })}
      </ul>
      {mock.studied ? (
        <p role="status" className={classes.soft}>
          {t('studied')}
        </p>
      ) : (
        <Form method="post" preventScrollReset className={classes.finish}>
          <Button type="submit" name="intent" value="study">
            {t('addToStudy')}
          </Button>
          <p className={classes.soft}>{t('addToStudyText')}</p>
        </Form>
      )}
    </section>
  );
}
