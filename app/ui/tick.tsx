import classes from './tick.module.css';

type TickProps = { name: string; label: string };

/** A box for one line of a list. */
export function Tick({ name, value, label }: TickProps & { value: string }) {
  return (
    <label className={classes.tick}>
      <input type="checkbox" name={name} value={value} aria-label={label} />
    </label>
  );
}

/** Ticks every box of this name that is shown in its form, or none. */
export function TickAll({ name, label }: TickProps) {
  return (
    <label className={classes.tick}>
      <input
        type="checkbox"
        aria-label={label}
        onChange={({ currentTarget: { checked, form } }) => {
          for (const each of form?.querySelectorAll<HTMLInputElement>(`[name=${name}]`) ?? []) {
            each.checked = checked;
          }
        }}
      />
    </label>
  );
}
