import { Button } from '@mantine/core';
import { Form, useLocation, useNavigation } from '@remix-run/react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '#app/ui/notice.tsx';
import { fieldName, type AnswerProblems } from '../answers.ts';
import type { OwnApplication } from '../own-application.server.ts';
import classes from './application.module.css';
import { KeepingState } from './keeping-state.tsx';
import { useKeptFields } from './kept-fields.ts';
import { QuestionField } from './question-field.tsx';

type ApplicationFormProps = {
  own: OwnApplication;
  /** Person and offering. */
  keptAs: string;
  problems: AnswerProblems;
  /** Until when it can be changed. */
  closes: ReactNode;
};

/** The application being written: kept while it is typed, sent by its button. */
export function ApplicationForm({ own, keptAs, problems, closes }: ApplicationFormProps) {
  const { t } = useTranslation('applications');
  const { values, keeping, set } = useKeptFields({
    keptAs,
    intent: 'draft',
    saved: own.draft,
    to: useLocation().pathname,
  });
  const navigation = useNavigation();
  const form = useRef<HTMLFormElement>(null);
  const wrong = own.form.questions.filter(({ key }) => Object.hasOwn(problems, key));
  const firstWrong = wrong[0]?.key;
  useEffect(() => {
    if (firstWrong === undefined) return;
    const field = form.current?.querySelector(`[name="${fieldName(firstWrong)}"]`);
    if (field instanceof HTMLElement) field.focus();
  }, [firstWrong, problems]);
  return (
    <Form method="post" ref={form} className={classes.form} noValidate>
      {wrong.length > 0 && (
        <Notice tone="late" title={t('notSent', { count: wrong.length })}>
          {t('notSentText')}
        </Notice>
      )}
      {own.form.questions.map((question) => (
        <QuestionField
          key={question.key}
          question={question}
          value={values[question.key] ?? ''}
          problem={problems[question.key]}
          onChange={(value) => set(question.key, value)}
        />
      ))}
      <div className={classes.foot}>
        <Button
          type="submit"
          name="intent"
          value="send"
          size="md"
          loading={navigation.state === 'submitting'}
        >
          {t(own.can === 'change' ? 'sendChanges' : 'send')}
        </Button>
        <KeepingState keeping={keeping} />
      </div>
      <p className={classes.soft}>{closes}</p>
    </Form>
  );
}
