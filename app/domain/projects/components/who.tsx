import type { ReactNode } from 'react';
import classes from './who.module.css';

type WhoProps = {
  name: string;
  /** What stands before the name. */
  sign?: ReactNode;
  children: ReactNode;
};

/** Who says something, with what is to be known about them and when it was. */
export function Who({ name, sign, children }: WhoProps) {
  return (
    <p className={classes.who}>
      {sign}
      <strong>{name}</strong>
      {children}
    </p>
  );
}
