import { Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import type { PeerQuestion } from '#app/domain/syllabus/course.ts';
import { useKeptText } from '#app/domain/people/components/kept-text.ts';
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
  /** What had been handed in when something was typed last: an emptied field stays empty. */
  const [typedAfter, setTypedAfter] = useState<object | null | undefined>(undefined);
  const forgotten = useRef<object | null>(null);
  useEffect(() => {
    if (handedIn === null || handedIn === forgotten.current) return;
    forgotten.current = handedIn;
    kept.forget();
  }, [handedIn, kept]);
  return (
    <Textarea
      name={`answer.${question.key}`}
      label={say(question.label)}
      description={question.help === null ? undefined : say(question.help)}
      value={kept.words === '' && typedAfter !== handedIn ? begin : kept.words}
      onChange={(event) => {
        setTypedAfter(handedIn);
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
