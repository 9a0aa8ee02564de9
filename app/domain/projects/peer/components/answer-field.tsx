import { Textarea } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import type { PeerQuestion } from '#app/domain/syllabus/course.ts';
import { useKeptText } from '../../feedback/components/kept-text.ts';
import { longestAnswer } from '../reading.ts';

type AnswerFieldProps = {
  question: PeerQuestion;
  /** Where the words are kept until they are handed in. */
  keptAs: string;
  /** As handed in last, or as typed in a form that was refused. */
  begin: string;
  wrong: boolean;
  /** Another one each time that the answers were handed in: what was kept is forgotten then. */
  handedIn: object | null;
};

/** One question about a text, and what is being typed to it. */
export function AnswerField({ question, keptAs, begin, wrong, handedIn }: AnswerFieldProps) {
  const { t } = useTranslation('peer');
  const say = useSay();
  const kept = useKeptText(keptAs);
  const [touched, setTouched] = useState(false);
  const { forget } = kept;
  useEffect(() => {
    if (handedIn === null) return;
    forget();
    setTouched(false);
    // Once for each time that it was handed in, whatever is typed afterwards.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [handedIn]);
  return (
    <Textarea
      name={`answer.${question.key}`}
      label={say(question.label)}
      description={question.help === null ? undefined : say(question.help)}
      value={kept.words === '' && !touched ? begin : kept.words}
      onChange={(event) => {
        setTouched(true);
        kept.write(event.currentTarget.value);
      }}
      error={wrong && t('reader.refused.answer')}
      autosize
      minRows={3}
      maxRows={14}
      maxLength={longestAnswer}
      required
      withAsterisk={false}
    />
  );
}
