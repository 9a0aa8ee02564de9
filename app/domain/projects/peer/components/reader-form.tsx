import { Button, Textarea } from '@mantine/core';
import { Form, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Deadline } from '#app/domain/calendar/components/deadline.tsx';
import type { NotReached } from '#app/ui/not-reached.ts';
import { Notice } from '#app/ui/notice.tsx';
import { useWordsOfOtherBrowsers } from '#app/domain/people/components/kept-text.ts';
import type { ReaderText } from '../own-readings.server.ts';
import { longestWhy } from '../reading.ts';
import type { ReadingAnswer } from '../reading-form.server.ts';
import { AnswerField } from './answer-field.tsx';
import { Said } from './said.tsx';
import classes from './reader-desk.module.css';

export type ReaderFormProps = {
  text: ReaderText;
  zone: string;
  /** Person and reading: under what words being typed are kept. */
  keptAs: string;
  /** Of this page's form. */
  requestId: string;
  said: ReadingAnswer | NotReached | undefined;
};

/** The questions about a text, or, when the time is over, what one has answered. */
export function ReaderForm({ text, zone, keptAs, requestId, said }: ReaderFormProps) {
  const { t } = useTranslation('peer');
  const busy = useNavigation().state !== 'idle';
  useWordsOfOtherBrowsers(keptAs);
  const { questions, answers, right, due, state } = text;
  const handIn = said !== undefined && 'intent' in said && said.intent === 'hand-in' ? said : null;
  const wrong = handIn?.ok === false && handIn.because === 'answers' ? handIn.wrong : [];
  const typed = handIn?.ok === false ? handIn.typed : null;
  if (right === 'read') {
    const given = questions.map(({ key }) => ({ key, words: answers?.[key] ?? '' }));
    return (
      <>
        <p className={classes.soft}>{t('reader.closed')}</p>
        <Said questions={questions} answers={given} />
      </>
    );
  }
  return (
    <Form method="post" className={classes.form} preventScrollReset>
      <input type="hidden" name="intent" value="hand-in" />
      <input type="hidden" name="requestId" value={requestId} />
      {said?.ok === false && (handIn !== null || said.because === 'not reached') && (
        <Notice tone="late">{t(`reader.refused.${said.because}`)}</Notice>
      )}
      {questions.map((question) => (
        <AnswerField
          key={question.key}
          question={question}
          keptAs={`${keptAs}/${question.key}`}
          begin={typed?.[question.key] ?? answers?.[question.key] ?? ''}
          wrong={wrong.includes(question.key)}
          handedIn={!busy && handIn?.ok === true ? handIn : null}
        />
      ))}
      <div className={classes.send}>
        <Button type="submit" loading={busy}>
          {t(answers === null ? 'reader.handIn' : 'reader.change')}
        </Button>
        <span className={classes.soft}>{t('reader.kept')}</span>
      </div>
      <p className={classes.soft}>
        {state.kind === 'overdue' ? (
          t('reader.late')
        ) : (
          <>
            {t('reader.until')} <Deadline at={due} zone={zone} done />
          </>
        )}
      </p>
    </Form>
  );
}

/** How a reader gives a text back that they should not read. */
export function DeclineForm({ said }: Pick<ReaderFormProps, 'said'>) {
  const { t } = useTranslation('peer');
  const busy = useNavigation().state !== 'idle';
  const refused =
    said !== undefined && 'intent' in said && said.intent === 'decline' && !said.ok ? said : null;
  return (
    <details className={classes.decline} open={refused !== null}>
      <summary>{t('reader.decline')}</summary>
      <Form method="post" preventScrollReset>
        <p>{t('reader.declineText')}</p>
        <input type="hidden" name="intent" value="decline" />
        <Textarea
          name="why"
          label={t('reader.why')}
          autosize
          minRows={2}
          maxLength={longestWhy}
          defaultValue={refused?.typed}
          error={refused !== null && t(`reader.refused.${refused.because}`)}
          required
          withAsterisk={false}
        />
        <Button type="submit" variant="default" loading={busy}>
          {t('reader.declineButton')}
        </Button>
      </Form>
    </details>
  );
}
