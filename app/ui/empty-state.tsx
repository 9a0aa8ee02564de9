import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

/** Tells what will be here, and what one can do now. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: ReactNode;
  children: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className={classes.empty}>
      <p className={classes.title}>{title}</p>
      <div className={classes.text}>{children}</div>
      {action}
    </div>
  );
}
