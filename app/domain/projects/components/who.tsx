import type { ReactNode } from 'react';
import classes from './who.module.css';

/** Who says something, with what is to be known about them and when it was. */
export function Who({ name, children }: { name: string; children: ReactNode }) {
  return (
    <p className={classes.who}>
      <strong>{name}</strong>
      {children}
    </p>
  );
}
