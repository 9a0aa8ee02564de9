import type { Control } from './types.ts';

const groups: readonly Control['group'][] = ['data', 'model', 'training'];

/** Controls by what they are about, in the order of a run; a group without any is left out. */
export function byGroup<T extends Pick<Control, 'group'>>(controls: readonly T[]) {
  return groups
    .map((group) => ({ group, controls: controls.filter((control) => control.group === group) }))
    .filter((one) => one.controls.length > 0);
}
