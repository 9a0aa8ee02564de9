import type { ComponentProps } from 'react';
import classes from './small-button.module.css';

type SmallButtonProps = Omit<ComponentProps<'button'>, 'className'> & {
  /** `soft` stands on a ground of the accent, `quiet` has the colour of words beside it. */
  kind?: 'plain' | 'soft' | 'quiet';
};

/** A button on a card. Hundreds of them may stand on a page, so it is no more than a button. */
export function SmallButton({ kind = 'plain', type = 'button', ...button }: SmallButtonProps) {
  return <button {...button} type={type} className={classes.button} data-kind={kind} />;
}
