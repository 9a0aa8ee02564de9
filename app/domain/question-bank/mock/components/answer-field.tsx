import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { TypedText } from '#app/domain/people/components/typed-text.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { SmallButton } from '#app/ui/small-button.tsx';
import { longestAnswer } from '../mock.ts';
import type { OwnAnswer } from '../own-mock.server.ts';
import { useAnswer, type MockReply } from './use-answer.ts';
import classes from './mock.module.css';

type AnswerFieldProps = {
  answer: OwnAnswer;
  number: number;
  /** The form that it is sent with, and the key under which the browser keeps it. */
  form: string;
  keptAs: string;
  reply: MockReply | undefined;
};

/** Where an answer is written, with what it will look like. */
export function AnswerField({ answer, number, form, keptAs, reply }: AnswerFieldProps) {
  const { t } = useTranslation('mock');
  const { text, html, seen, elsewhere, state, type, keepMine, takeOther } = useAnswer(
    keptAs,
    answer,
    reply,
  );
  return (
    <div className={classes.write}>
      <div>
        <Textarea
          name={`answer.${answer.slug}`}
          form={form}
          label={t('answerTo', { number })}
          description={t('answerHelp')}
          value={text}
          onChange={({ currentTarget }) => type(currentTarget.value)}
          maxLength={longestAnswer}
          autosize
          minRows={6}
          maxRows={24}
        />
        <input type="hidden" form={form} name={`seen.${answer.slug}`} value={seen} />
        <p className={classes.kept} role="status" data-wrong={isWrong(state) || undefined}>
          {state === 'empty' ? '' : t(`kept.${state}`)}
        </p>
        {elsewhere !== null && (
          <Notice tone="soon" title={t('elsewhere')}>
            <pre className={classes.other}>{elsewhere.text}</pre>
            <div className={classes.buttons}>
              <SmallButton onClick={keepMine}>{t('keepMine')}</SmallButton>
              <SmallButton onClick={takeOther}>{t('takeOther')}</SmallButton>
            </div>
            <noscript>{t('keepMineBySaving')}</noscript>
          </Notice>
        )}
      </div>
      {html !== '' && (
        <section className={classes.preview} aria-label={t('previewOf', { number })}>
          <p className={classes.soft}>{t('preview')}</p>
          <TypedText html={html} />
        </section>
      )}
    </div>
  );
}

function isWrong(state: string): boolean {
  return state === 'not reached' || state === 'signed out';
}
