import { Button, NativeSelect, UnstyledButton } from '@mantine/core';
import { useId, useState } from 'react';

import type { ChoiceControl, Control, Experiment, NumberControl, Settings } from '../catalog.ts';
import { decodeDrawing, encodeDrawing, SIDE } from '../datasets/drawing.ts';
import { byGroup } from '../catalog/control-groups.ts';
import { formatValue, fromPosition, POSITIONS, positionStep, toPosition } from './control-value.ts';
import { DrawingField, type Sheet } from './drawing-field.tsx';
import { Range } from './range.tsx';
import { useWords } from './words.tsx';
import classes from './controls.module.css';

interface ControlsProps {
  experiment: Experiment;
  settings: Settings;
  onChange: (settings: Settings) => void;
}

/** Everything that needs a fresh start, by what it is about; what was changed offers its default. */
export function Controls({ experiment, settings, onChange }: ControlsProps) {
  const { m } = useWords();
  const controls = experiment.controls.filter((control) => !control.live);
  const changed = controls.filter((control) => settings[control.key] !== control.default);
  const defaults = Object.fromEntries(controls.map(({ key, default: value }) => [key, value]));
  return (
    <div className={classes.controls}>
      {byGroup(controls).map((one) => (
        <fieldset key={one.group} className={classes.group}>
          <legend>{m.groups[one.group]}</legend>
          {one.controls.filter(isAsked(settings)).map((control) => (
            <ControlField
              key={control.key}
              control={control}
              value={settings[control.key] ?? control.default}
              onChange={(value) => onChange({ [control.key]: value })}
            />
          ))}
        </fieldset>
      ))}
      <Button
        variant="default"
        size="xs"
        disabled={changed.length === 0}
        onClick={() => onChange(defaults)}
      >
        {m.allDefaults}
      </Button>
    </div>
  );
}

/** What a flow learns from: a square of cells, of which some are filled. */
const plane: Sheet = { rows: SIDE, columns: SIDE, decode: decodeDrawing, encode: encodeDrawing };

interface ControlFieldProps {
  control: Control;
  value: number | string;
  onChange: (value: number | string) => void;
}

/** One dial: a menu for a choice, a slider with an exact value for a number. */
export function ControlField({ control, value, onChange }: ControlFieldProps) {
  const { m, say } = useWords();
  const id = useId();
  const isDefault = value === control.default;
  return (
    <div className={classes.field} title={say(control.hint)}>
      <div className={classes.head}>
        <label htmlFor={control.type === 'drawing' ? undefined : id}>{say(control.label)}</label>
        {isDefault ? (
          <span className={classes.default}>{m.atDefault}</span>
        ) : (
          <UnstyledButton className={classes.back} onClick={() => onChange(control.default)}>
            {m.toDefault(
              control.type === 'drawing' ? m.drawing.example : defaultName(control, say),
            )}
          </UnstyledButton>
        )}
      </div>
      {control.type === 'drawing' ? (
        <DrawingField
          id={id}
          label={say(control.label)}
          sheet={plane}
          value={String(value)}
          onChange={onChange}
        />
      ) : control.type === 'choice' ? (
        <NativeSelect
          id={id}
          size="xs"
          value={String(value)}
          onChange={(event) => onChange(event.currentTarget.value)}
          data={control.options.map((option) => ({
            value: option.value,
            label: say(option.label),
          }))}
        />
      ) : (
        <NumberDial id={id} control={control} value={Number(value)} onChange={onChange} />
      )}
    </div>
  );
}

interface NumberDialProps {
  id: string;
  control: NumberControl;
  value: number;
  onChange: (value: number) => void;
}

function NumberDial({ id, control, value, onChange }: NumberDialProps) {
  const { say } = useWords();
  const [draft, setDraft] = useState<string>();
  const commit = () => {
    const number = Number((draft ?? '').replaceAll(',', ''));
    setDraft(undefined);
    if (draft === undefined || draft.trim() === '' || !Number.isFinite(number)) return;
    const inRange = Math.min(control.max, Math.max(control.min, number));
    onChange(control.integer ? Math.round(inRange) : inRange);
  };
  return (
    <div className={classes.dial}>
      <span className={classes.track}>
        <Range
          id={id}
          min={0}
          max={POSITIONS}
          step="any"
          value={toPosition(control, value)}
          onChange={(event) => onChange(fromPosition(control, Number(event.currentTarget.value)))}
          onKeyDown={(event) => {
            const direction = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[
              event.key
            ];
            if (direction === undefined) return;
            event.preventDefault();
            onChange(nextValue(control, value, direction));
          }}
          aria-valuetext={formatValue(value)}
        />
        <i
          className={classes.mark}
          style={{ left: notch(toPosition(control, control.default) / POSITIONS) }}
        />
      </span>
      <input
        className={classes.exact}
        inputMode="decimal"
        aria-label={say(control.label)}
        value={draft ?? formatValue(value)}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => event.key === 'Enter' && commit()}
      />
    </div>
  );
}

/** Where the thumb's middle stands: the thumb, 16 px wide, never leaves the track. */
function notch(share: number): string {
  return `calc(8px + ${share} * (100% - 16px))`;
}

/** The next value in a direction; a step that rounding swallows is made larger. */
function nextValue(control: NumberControl, value: number, direction: number): number {
  const from = toPosition(control, value);
  for (let n = 1; n <= POSITIONS; n++) {
    const position = from + direction * n * positionStep(control);
    const next = fromPosition(control, Math.min(POSITIONS, Math.max(0, position)));
    if (next !== value) return next;
    if (position < 0 || position > POSITIONS) break;
  }
  return value;
}

/** A drawing is asked for only while it is what the model learns. */
function isAsked(settings: Settings): (control: Control) => boolean {
  return ({ type }) => type !== 'drawing' || settings['data'] === 'drawing';
}

function defaultName(
  control: NumberControl | ChoiceControl,
  say: ReturnType<typeof useWords>['say'],
): string {
  if (control.type === 'number') return formatValue(control.default);
  const option = control.options.find(({ value }) => value === control.default);
  return option ? say(option.label) : control.default;
}
