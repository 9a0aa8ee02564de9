import type { PaperHead } from '../paper.ts';
import classes from './paper.module.css';

/** What stands above the text on its first page: the title, the team, the stage. */
export function PrintedHead({ title, team, stage }: PaperHead) {
  return (
    <header className={classes.head}>
      <p className={classes.title}>{title}</p>
      <p className={classes.team}>{team.join(', ')}</p>
      <p className={classes.stage}>{stage}</p>
    </header>
  );
}
