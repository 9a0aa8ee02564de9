import classes from './score-words.module.css';

/** What is said to a person with a score, under it: as typed, line by line; nothing for no words. */
export function ScoreWords({ words }: { words: string }) {
  if (words === '') return null;
  return (
    <span className={classes.words} dir="auto">
      {words}
    </span>
  );
}
