import type { ReactNode } from 'react';
import classes from './notice.module.css';

type Tone = 'plain' | 'soon' | 'late' | 'done';

/** A few sentences that matter now. `late` is announced at once, the others politely. */
export function Notice({
  tone = 'plain',
  title,
  children,
}: {
  tone?: Tone;
  title?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className={classes.notice} data-tone={tone} role={tone === 'late' ? 'alert' : 'status'}>
      {title !== undefined && <p className={classes.title}>{title}</p>}
      <div>{children}</div>
    </div>
  );
}
