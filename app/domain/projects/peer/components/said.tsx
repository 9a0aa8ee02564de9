import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import type { PeerQuestion } from '#app/domain/syllabus/course.ts';
import classes from './team-peers.module.css';

type SaidProps = {
  questions: readonly PeerQuestion[];
  answers: readonly { key: string; words: string }[];
};

/** What a reader has answered to each question. */
export function Said({ questions, answers }: SaidProps) {
  const say = useSay();
  return (
    <dl className={classes.answers}>
      {questions.map(({ key, label }) => (
        <div key={key}>
          <dt>{say(label)}</dt>
          <dd>{answers.find((answer) => answer.key === key)?.words}</dd>
        </div>
      ))}
    </dl>
  );
}
