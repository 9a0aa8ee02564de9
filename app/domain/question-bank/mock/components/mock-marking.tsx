import { Button } from '@mantine/core';
import { useFetcher } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWordsOfOtherBrowsers } from '#app/domain/people/components/kept-text.ts';
import { Rendered } from '#app/domain/syllabus/components/rendered.tsx';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { useAlive } from '#app/ui/alive.ts';
import { Notice } from '#app/ui/notice.tsx';
import { Headings } from '../../components/question-steps.tsx';
import { shareOf, stepMarks } from '../mock.ts';
import type { OwnAnswer } from '../own-mock.server.ts';
import type { MockShownProps } from './mock-paper.tsx';
import { MockResult } from './mock-result.tsx';
import { LeftOver, OwnWords } from './own-words.tsx';
import type { MockReply } from './use-answer.ts';
import classes from './mock.module.css';

/** A finished mock midterm: each derivation beside one's own answer, each step to be marked. */
export function MockMarking({ offering, mock, keptAs, reply }: MockShownProps) {
  const { t } = useTranslation('mock');
  const say = useSay();
  const alive = useAlive();
  const { Form, form, data, onMarked } = useMarking();
  useWordsOfOtherBrowsers(keptAs);
  const marks = mock.answers.flatMap((answer) => (answer.question ? answer.marks : []));
  const left = marks.filter((mark) => mark === null).length;
  const away = data !== undefined && 'ok' in data;
  return (
    <div className={classes.paper}>
      {reply !== undefined && !('ok' in reply) && reply.kind === 'answers' && !reply.said.ok && (
        <Notice tone="late">{t('refused.finished')}</Notice>
      )}
      <p className={classes.how}>{t('markHow')}</p>
      <Form method="post" ref={form} className={classes.marking} onChange={onMarked}>
        <input type="hidden" name="intent" value="mark" />
        {mock.answers.map((answer, index) => (
          <section
            key={answer.slug}
            className={classes.question}
            aria-labelledby={`q-${answer.slug}`}
          >
            <h2 id={`q-${answer.slug}`}>
              {t('question', { number: index + 1 })}
              {answer.question !== null && `: ${say(answer.question.title)}`}
            </h2>
            {answer.question !== null && <Rendered hash={answer.question.statement} />}
            <div className={classes.beside}>
              <section className={classes.own} aria-label={t('ownAnswer', { number: index + 1 })}>
                <h3>{t('own')}</h3>
                <OwnWords
                  at={`/${offering}/midterm/mock/${mock.id}`}
                  number={index + 1}
                  answer={answer}
                />
                <LeftOver keptAs={keptAs + answer.slug} answer={answer} />
              </section>
              <Steps answer={answer} number={index + 1} />
            </div>
          </section>
        ))}
        <p role="status" className={classes.kept} data-wrong={away || undefined}>
          {away ? t('marksNotKept') : left > 0 ? t('stepsLeft', { count: left }) : t('allMarked')}
        </p>
        {!alive && (
          <p>
            <Button type="submit" variant="default">
              {t('keepMarks')}
            </Button>
          </p>
        )}
      </Form>
      {mock.result !== null && <MockResult offering={offering} mock={mock} result={mock.result} />}
    </div>
  );
}

/** Keeps the marks as they are set, one request at a time. */
function useMarking() {
  const { Form, submit, state, data } = useFetcher<MockReply>();
  const form = useRef<HTMLFormElement>(null);
  const [marked, setMarked] = useState(0);
  const sent = useRef(0);
  useEffect(() => {
    if (state !== 'idle' || sent.current === marked || form.current === null) return;
    sent.current = marked;
    submit(form.current);
  }, [state, marked, submit]);
  return { Form, form, data, onMarked: () => setMarked((count) => count + 1) };
}

/** The derivation's steps, each with a choice of how far one had it. */
function Steps({
  answer: { slug, question, marks },
  number,
}: {
  answer: OwnAnswer;
  number: number;
}) {
  const { t } = useTranslation(['mock', 'midterm']);
  if (question === null) return <p className={classes.soft}>{t('gone')}</p>;
  const share = shareOf(marks);
  return (
    <section className={classes.derivation} aria-label={t('derivationOf', { number })}>
      <h3>{t('midterm:derivation')}</h3>
      <ol className={classes.steps}>
        {question.steps.map(({ headings, hash }, index) => (
          <li key={hash}>
            <h4>
              <span className={classes.soft}>{t('midterm:step', { number: index + 1 })}</span>{' '}
              <Headings headings={headings} />
            </h4>
            <Rendered hash={hash} />
            <fieldset className={classes.marks}>
              <legend>{t('had', { step: index + 1, number })}</legend>
              {stepMarks.map((mark) => (
                <label key={mark}>
                  <input
                    type="radio"
                    name={`mark.${index}.${slug}`}
                    value={mark}
                    defaultChecked={marks[index] === mark}
                  />
                  {t(`marks.${mark}`)}
                </label>
              ))}
            </fieldset>
          </li>
        ))}
      </ol>
      {share !== null && (
        <p className={classes.share}>{t('share', { number, percent: Math.round(100 * share) })}</p>
      )}
    </section>
  );
}
