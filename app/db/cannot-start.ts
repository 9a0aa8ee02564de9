/**
 * The portal cannot start, for a reason that its keeper can mend. The message is meant for a
 * person: what is wrong, what was kept, and what to do. It is shown without a stack.
 */
export class CannotStart extends Error {
  override name = 'CannotStart';
}
