import 'katex/dist/katex.min.css';
import classes from './announcement-text.module.css';

/** An announcement's words, as the server rendered and sanitised them. */
export function AnnouncementText({ html }: { html: string }) {
  return <div className={classes.text} dangerouslySetInnerHTML={{ __html: html }} />;
}
