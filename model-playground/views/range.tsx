import type { ComponentProps } from 'react';

import classes from './range.module.css';

/** The browser's own slider, drawn as a dial of the instrument; give it a name. */
export function Range(props: Omit<ComponentProps<'input'>, 'type' | 'className'>) {
  return <input type="range" className={classes.range} {...props} />;
}
