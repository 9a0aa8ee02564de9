import { Button } from '@mantine/core';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useWordsOfOtherBrowsers } from '#app/domain/people/components/kept-text.ts';
import { Rendered } from '#app/domain/syllabus/components/rendered.tsx';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { useAlive } from '#app/ui/alive.ts';
import { Notice } from '#app/ui/notice.tsx';
import { longestAnswer, mostPhotos } from '../mock.ts';
import type { OwnMock } from '../own-mock.server.ts';
import { AnswerField } from './answer-field.tsx';
import { BringPhotos } from './answer-photos.tsx';
import { MockClock } from './mock-clock.tsx';
import type { MockReply } from './use-answer.ts';
import classes from './mock.module.css';

export type MockShownProps = {
  offering: string;
  zone: string;
  mock: OwnMock;
  /** What the keys of typed answers begin with. */
  keptAs: string;
  /** What the last form was answered. */
  reply: MockReply | undefined;
};

const form = 'answers';

/** A mock midterm while it is written: the questions, a field for each, and the time that is left. */
export function MockPaper({ offering, zone, mock, keptAs, reply }: MockShownProps) {
  const { t } = useTranslation('mock');
  const say = useSay();
  const alive = useAlive();
  useWordsOfOtherBrowsers(keptAs);
  const photoRefused = usePhotoRefusal(reply);
  return (
    <div className={classes.paper}>
      <MockClock {...mock} zone={zone} />
      {refusedAs(reply) !== null && (
        <Notice tone="late">
          {t(`refused.${refusedAs(reply) ?? 'too long'}`, { count: longestAnswer })}
        </Notice>
      )}
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
          {answer.question === null ? (
            <p className={classes.soft}>{t('gone')}</p>
          ) : (
            <Rendered hash={answer.question.statement} />
          )}
          <AnswerField
            answer={answer}
            number={index + 1}
            form={form}
            keptAs={keptAs + answer.slug}
            reply={reply}
          />
          <BringPhotos
            at={`/${offering}/midterm/mock/${mock.id}`}
            number={index + 1}
            photos={answer.photos}
            question={answer.slug}
            refused={photoRefused(answer.slug)}
          />
        </section>
      ))}
      <Form method="post" id={form} className={classes.finish}>
        {!alive && (
          <Button type="submit" name="intent" value="save" variant="default">
            {t('save')}
          </Button>
        )}
        <Button type="submit" name="intent" value="finish">
          {t('finish')}
        </Button>
        <p className={classes.soft}>{t('finishText')}</p>
      </Form>
    </div>
  );
}

/** Why nothing was kept of all answers, as a key of the words. */
function refusedAs(reply: MockReply | undefined) {
  if (reply === undefined) return null;
  if ('ok' in reply) return reply.because;
  if (reply.kind === 'too large') return 'photo too large';
  if (reply.kind !== 'answers' || reply.said.ok) return null;
  return reply.said.because === 'too long' || reply.said.because === 'elsewhere'
    ? reply.said.because
    : null;
}

/** Why a question's photo was not taken, in words. */
function usePhotoRefusal(reply: MockReply | undefined): (question: string) => string | null {
  const { t } = useTranslation('mock');
  if (reply === undefined || 'ok' in reply || reply.kind !== 'photo') return () => null;
  const { question, said } = reply;
  if (said.ok || said.because === 'not found') return () => null;
  const words = t(`refused.${said.because}`, { count: mostPhotos });
  return (asked) => (asked === question ? words : null);
}
