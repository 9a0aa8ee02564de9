import 'katex/dist/katex.min.css';
import classes from './typed-text.module.css';

/** Words that somebody typed, as the server has set and sanitised them (`renderMarkdown`). */
export function TypedText({ html }: { html: string }) {
  return <div className={classes.text} dangerouslySetInnerHTML={{ __html: html }} />;
}
