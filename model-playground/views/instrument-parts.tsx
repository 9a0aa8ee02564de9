import { FailureNotice } from './failure-notice.tsx';
import { Transport } from './transport.tsx';
import type { Instrument } from './use-instrument.ts';

/** The transport bar, wired to an instrument. */
export function InstrumentTransport({
  instrument,
  small,
}: {
  instrument: Instrument;
  small?: boolean;
}) {
  return (
    <Transport
      run={instrument.run}
      seed={instrument.config.seed}
      speed={instrument.speed}
      totalSteps={instrument.totalSteps}
      small={small}
      onPlay={instrument.play}
      onPause={instrument.pause}
      onStep={instrument.step}
      onReset={instrument.reset}
      onSpeed={instrument.setSpeed}
      onSeed={instrument.setSeed}
    />
  );
}

/** The failure of the run, if it failed, with the ways on. */
export function Failure({ instrument }: { instrument: Instrument }) {
  const { failure } = instrument.run;
  if (!failure) return null;
  return (
    <FailureNotice
      failure={failure}
      onRetry={instrument.play}
      onWasm={() => instrument.useBackend({ backend: 'wasm' })}
      onDefaults={() => instrument.tryOut({})}
    />
  );
}
