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
}

/** A lecture's living figure: picture, transport, loss over its floor. It waits for a press. */
export function SmallInstrument({ experiment, search, href }: SmallInstrumentProps) {
  const { m } = useWords();
  const instrument = useInstrument({ experiment, search, begin: 'wait' });
  const refs = usePictureRefs();
  return (
    <Shell instrument={instrument} small>
      <Picture experiment={experiment} instrument={instrument} refs={refs} small />
      <InstrumentTransport instrument={instrument} small />
      <Failure instrument={instrument} />
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
