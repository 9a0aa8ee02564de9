import { Tabs } from '@mantine/core';
import { useMediaQuery, useReducedMotion } from '@mantine/hooks';

import type { Experiment } from '../catalog.ts';
import { Controls } from './controls.tsx';
import { Expectations, Presets } from './expectations.tsx';
import { Exports } from './exports.tsx';
import { Failure, InstrumentTransport } from './instrument-parts.tsx';
import { LossPanel } from './loss-panel.tsx';
import { Picture, usePictureRefs } from './picture.tsx';
import { Shell } from './shell.tsx';
import { SourceSection } from './source-section.tsx';
import { useInstrument } from './use-instrument.ts';
import { useWords } from './words.tsx';
import classes from './instrument.module.css';

const ON_ARRIVAL = { getInitialValueInEffect: false };

interface FullInstrumentProps {
  experiment: Experiment;
  search: string;
  onLink?: (search: string) => void;
}

/** The whole instrument: a bench of three columns, or picture, transport and tabs on a phone. */
export function FullInstrument({ experiment, search, onLink }: FullInstrumentProps) {
  const { m } = useWords();
  const still = useReducedMotion(false, ON_ARRIVAL);
  const narrow = useMediaQuery('(max-width: 899px)', false, ON_ARRIVAL);
  const begin = still ? 'pause' : 'play';
  const instrument = useInstrument({ experiment, search, begin, onLink });
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
