import { useId, useMemo } from 'react';

import { decodeHalf, encodeHalf } from '../datasets/drawing.ts';
import { DrawingField, type Sheet } from './drawing-field.tsx';
import { useWords } from './words.tsx';
import classes from './picture.module.css';

interface OwnHalfProps {
  /** Pixels a side of the whole image. */
  side: number;
  half: string;
  onHalf: (half: string) => void;
}

/** The upper half of an image, to be drawn by hand for the model to go on from. */
export function OwnHalf({ side, half, onHalf }: OwnHalfProps) {
  const { m } = useWords();
  const id = useId();
  const sheet = useMemo<Sheet>(
    () => ({
      ...{ rows: Math.floor(side / 2), columns: side, mayBeEmpty: true },
      decode: (text) => {
        const drawn = decodeHalf(text);
        return drawn?.side === side ? drawn.cells : null;
      },
      encode: (cells) => encodeHalf({ side, cells }),
    }),
    [side],
  );
  return (
    <figure className={`${classes.pane} ${classes.own}`}>
      <figcaption>{m.yourHalf}</figcaption>
      <p className={classes.note}>{m.ownHalf}</p>
      <DrawingField
        key={side}
        id={id}
        label={m.yourHalf}
        sheet={sheet}
        value={half}
        onChange={onHalf}
      />
    </figure>
  );
}
