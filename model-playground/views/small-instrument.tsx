import type { Experiment } from '../catalog.ts';
import { Failure, InstrumentTransport } from './instrument-parts.tsx';
import { LossPanel } from './loss-panel.tsx';
import { Picture, usePictureRefs } from './picture.tsx';
import { Shell } from './shell.tsx';
import { useInstrument } from './use-instrument.ts';
import { useWords } from './words.tsx';
import classes from './instrument.module.css';

interface SmallInstrumentProps {
  experiment: Experiment;
  search: string;
  href?: string;
  /** The reader has pressed play already. */
  pressed: boolean;
}

/** A lecture's living figure: picture, transport, loss over its floor. It waits for a press. */
export function SmallInstrument({ experiment, search, href, pressed }: SmallInstrumentProps) {
  const { m } = useWords();
  const instrument = useInstrument({ experiment, search, begin: pressed ? 'play' : 'wait' });
  const refs = usePictureRefs();
  return (
    <Shell instrument={instrument} small>
      <div className={classes.framed}>
        <Failure instrument={instrument} />
        <Picture experiment={experiment} instrument={instrument} refs={refs} small />
      </div>
      <InstrumentTransport instrument={instrument} small />
      <LossPanel
        experiment={experiment}
        run={instrument.run}
        totalSteps={instrument.totalSteps}
        small
      />
      {href !== undefined && (
        <a className={classes.whole} href={href}>
          {m.openFull}
        </a>
      )}
    </Shell>
  );
}
