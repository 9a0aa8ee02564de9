import { useId } from 'react';
import classes from './study.module.css';

type ChoiceProps<V extends string> = {
  label: string;
  value: V;
  choose: (value: V) => void;
  options: readonly (readonly [value: V, says: string])[];
};

/** One of a few, by the browser's own list. */
export function Choice<V extends string>({ label, value, choose, options }: ChoiceProps<V>) {
  const id = useId();
  return (
    <div className={classes.field}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => choose(event.currentTarget.value as V)}>
        {options.map(([one, says]) => (
          <option key={one} value={one}>
            {says}
          </option>
        ))}
      </select>
    </div>
  );
}
