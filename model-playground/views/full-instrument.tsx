import { Tabs } from '@mantine/core';
import { useMediaQuery, useReducedMotion } from '@mantine/hooks';
import { useEffect, useRef } from 'react';

import type { Experiment } from '../catalog.ts';
import { Controls } from './controls.tsx';
import { Expectations, Presets } from './expectations.tsx';
import { Exports } from './exports.tsx';
import { Failure, InstrumentTransport } from './instrument-parts.tsx';
import { LossPanel } from './loss-panel.tsx';
import { Picture, usePictureRefs } from './picture.tsx';
import type { ModelFile } from './model-file.ts';
import { summarise, type RunSummary } from './run-summary.ts';
import { Shell } from './shell.tsx';
import { SourceSection } from './source-section.tsx';
import { useInstrument, type Instrument } from './use-instrument.ts';
import { useWords } from './words.tsx';
import classes from './instrument.module.css';

const ON_ARRIVAL = { getInitialValueInEffect: false };

interface FullInstrumentProps {
  experiment: Experiment;
  search: string;
  model?: ModelFile;
  onLink?: (search: string) => void;
  onInstrument?: (ask: AskInstrument) => void;
}

/** Ways to ask an instrument, which always tell the latest. */
export interface AskInstrument {
  /** Where the run stands, or stood at a step that it has passed. */
  summary(step?: number): RunSummary;
  /** The model as it is now; null while there is none. */
  model(): Promise<ModelFile | null>;
}

/** The whole instrument: a bench of three columns, or picture, transport and tabs on a phone. */
export function FullInstrument(props: FullInstrumentProps) {
  const { experiment, search, model, onLink, onInstrument } = props;
  const { m } = useWords();
  const still = useReducedMotion(false, ON_ARRIVAL);
  const narrow = useMediaQuery('(max-width: 899px)', false, ON_ARRIVAL);
  const begin = still ? 'pause' : 'play';
  const instrument = useInstrument({ experiment, search, begin, model, onLink });
  useAsking(instrument, onInstrument);
  const refs = usePictureRefs();
  const { run, config, totalSteps } = instrument;

  const transport = <InstrumentTransport instrument={instrument} />;
  const picture = (
    <div className={classes.framed}>
      <Failure instrument={instrument} />
      <Picture
        experiment={experiment}
        instrument={instrument}
        refs={refs}
        between={narrow && transport}
      />
    </div>
  );
  const controls = (
    <Controls experiment={experiment} settings={config.settings} onChange={instrument.change} />
  );
  const loss = (
    <>
      <LossPanel experiment={experiment} run={run} totalSteps={totalSteps} />
      <Exports experiment={experiment} instrument={instrument} refs={refs} />
    </>
  );
  const seeing = (
    <div className={classes.seeing}>
      <Expectations experiment={experiment} run={run} />
      <Presets presets={experiment.presets} onPreset={(p) => instrument.tryOut(p.settings)} />
    </div>
  );

  if (!narrow) {
    return (
      <Shell instrument={instrument}>
        {transport}
        <div className={classes.bench}>
          <div className={classes.controls}>{controls}</div>
          <div className={classes.middle}>{picture}</div>
          <div className={classes.side}>{loss}</div>
        </div>
        {seeing}
        <SourceSection experiment={experiment} />
      </Shell>
    );
  }

  const tabs = {
    loss,
    controls,
    see: seeing,
    source: <SourceSection experiment={experiment} alwaysOpen />,
  };
  const names = Object.keys(tabs) as (keyof typeof tabs)[];
  return (
    <Shell instrument={instrument}>
      {picture}
      <Tabs defaultValue="loss" keepMounted={false}>
        <Tabs.List grow>
          {names.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {m.tabs[name]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {names.map((name) => (
          <Tabs.Panel key={name} value={name} className={classes.tab}>
            {tabs[name]}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Shell>
  );
}

function useAsking(instrument: Instrument, onInstrument: FullInstrumentProps['onInstrument']) {
  const latest = useRef(instrument);
  useEffect(() => {
    latest.current = instrument;
  });
  useEffect(
    () =>
      onInstrument?.({
        summary: (step) => summarise(latest.current, step),
        model: () => latest.current.model(),
      }),
    [onInstrument],
  );
}
