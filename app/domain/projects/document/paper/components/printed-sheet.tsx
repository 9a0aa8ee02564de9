import type { ReactNode } from 'react';
import type { Paper, PaperHead } from '../paper.ts';
import classes from './paper.module.css';
import { PrintedHead } from './printed-head.tsx';

/** A text on its sheet: on the screen one long page, on paper as many as it takes. */
export function PrintedSheet(props: { head: PaperHead; paper: Paper; children: ReactNode }) {
  const { head, paper, children } = props;
  return (
    <div className={`${classes.paper} ${classes[paper]} ${classes.sheet}`}>
      <PrintedHead {...head} />
      {children}
    </div>
  );
}
