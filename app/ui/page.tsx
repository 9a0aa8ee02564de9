import type { ReactNode } from 'react';
import classes from './page.module.css';

type PageProps = {
  title: ReactNode;
  /** A line above the title: where one is. */
  eyebrow?: ReactNode;
  /** A line below the title: what this page is for. */
  lead?: ReactNode;
  /** The one primary action, at the same place on every page. */
  action?: ReactNode;
  /** `read` keeps to the measure of a book; `work` takes the width there is. */
  width?: 'read' | 'work';
  /** Whether the head belongs on paper too. */
  printsHead?: boolean;
  children: ReactNode;
};

/** A page's head and body: one `h1`, one place for the primary action. */
export function Page(props: PageProps) {
  const { title, eyebrow, lead, action, width = 'work', printsHead = true, children } = props;
  return (
    <div className={classes.page} data-width={width}>
      <header className={classes.head} data-printed={printsHead}>
        <div className={classes.heading}>
          {eyebrow !== undefined && <p className={classes.eyebrow}>{eyebrow}</p>}
          <h1>{title}</h1>
          {lead !== undefined && <p className={classes.lead}>{lead}</p>}
        </div>
        {action !== undefined && <div className={classes.action}>{action}</div>}
      </header>
      {children}
    </div>
  );
}
