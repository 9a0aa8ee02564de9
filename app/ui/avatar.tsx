import classes from './avatar.module.css';
import { initialsOf, tintOf } from './initials.ts';

/**
 * A person's initials on a quiet colour of their own. Decoration beside the name, which says it
 * all: nothing is read out.
 */
export function Avatar({ name, size = 32 }: { name: string; size?: 24 | 32 | 56 }) {
  return (
    <span className={classes.avatar} data-tint={tintOf(name)} data-size={size} aria-hidden>
      {initialsOf(name)}
    </span>
  );
}
