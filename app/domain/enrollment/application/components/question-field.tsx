import { Checkbox, Radio, Stack, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import type { Question } from '#app/domain/syllabus/course.ts';
import { fieldName, type AnswerProblem } from '../answers.ts';
import classes from './application.module.css';

type QuestionFieldProps = {
  question: Question;
  value: string | string[];
  problem: AnswerProblem | undefined;
  onChange: (value: string | string[]) => void;
};

/** One question of the application, as its kind is answered. */
export function QuestionField({ question, value, problem, onChange }: QuestionFieldProps) {
  const { t } = useTranslation('applications');
  const say = useSay();
  const text = typeof value === 'string' ? value : '';
  const chosen = typeof value === 'string' ? [] : value;
  const limit = question.kind === 'long' ? question.limit : 0;
  const shared = {
    name: fieldName(question.key),
    label: say(question.label),
    description: question.help && say(question.help),
    error: problem && t(`problem.${problem}`, { limit }),
    withAsterisk: question.required,
  };
  switch (question.kind) {
    case 'text':
      return (
        <TextInput
          {...shared}
          value={text}
          maxLength={300}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'links':
      return (
        <Textarea
          {...shared}
          value={text}
          autosize
          minRows={2}
          maxRows={12}
          inputMode="url"
          spellCheck={false}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'long':
      return (
        <div>
          <Textarea
            {...shared}
            value={text}
            autosize
            minRows={5}
            maxRows={24}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
          <p className={classes.count} data-over={text.length > limit || undefined}>
            {t('characters', { count: text.trim().length, limit })}
          </p>
        </div>
      );
    case 'choice':
      return (
        <Radio.Group {...shared} value={text} onChange={onChange}>
          <Stack gap={8} mt={8}>
            {question.options.map(({ key, label }) => (
              <Radio key={key} value={key} label={say(label)} />
            ))}
          </Stack>
        </Radio.Group>
      );
    case 'choices':
      return (
        <Checkbox.Group {...omitName(shared)} value={chosen} onChange={onChange}>
          <Stack gap={8} mt={8}>
            {question.options.map(({ key, label }) => (
              <Checkbox key={key} name={shared.name} value={key} label={say(label)} />
            ))}
          </Stack>
        </Checkbox.Group>
      );
    case 'consent':
      return (
        <Checkbox
          {...omitAsterisk(shared)}
          value="yes"
          checked={text === 'yes'}
          onChange={(event) => onChange(event.currentTarget.checked ? 'yes' : '')}
        />
      );
  }
}

function omitName<T extends { name: string }>({ name: _, ...rest }: T): Omit<T, 'name'> {
  return rest;
}

function omitAsterisk<T extends { withAsterisk: boolean }>({
  withAsterisk: _,
  ...rest
}: T): Omit<T, 'withAsterisk'> {
  return rest;
}
