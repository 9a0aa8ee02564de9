import { useEffect, type ReactNode } from 'react';
import type { Paper, PaperHead } from '../paper.ts';
import classes from './paper.module.css';
import { PrintedHead } from './printed-head.tsx';

type PrintedSheetProps = {
  head: PaperHead;
  paper: Paper;
  /** The style sheet of what stands above the text on later pages, see `runningLines`. */
  running?: string;
  children: ReactNode;
};

/** A text on its sheet: on the screen one long page, on paper as many as it takes. */
export function PrintedSheet({ head, paper, running, children }: PrintedSheetProps) {
  useStyles(running);
  return (
    <div className={`${classes.paper} ${classes[paper]} ${classes.sheet}`}>
      <PrintedHead {...head} />
      {children}
    </div>
  );
}

/** Our content policy lets no style element of words in; a sheet made by a script it does. */
function useStyles(css: string | undefined): void {
  useEffect(() => {
    if (css === undefined || !('adoptedStyleSheets' in document)) return;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets.push(sheet);
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    };
  }, [css]);
}
