import { startTransition, useCallback, useEffect, useRef, useState } from 'react';

import { readConfig, type Experiment, type ExperimentConfig, type Settings } from '../catalog.ts';
import { createClient } from '../worker/client.ts';
import type { SampleOptions } from '../worker/protocol.ts';
import type { ModelFile } from './model-file.ts';
import { idleRun, type RunState } from './run-state.ts';
import { createRunStore, type RunStore, type StartChoices } from './run-store.ts';
import { decodeLink, encodeLink, type BackendWish, type LinkState } from './url-state.ts';

const RESTART_DELAY = 300;

interface InstrumentOptions {
  experiment: Experiment;
  /** The permalink's query string. */
  search: string;
  /** `play`: train at once; `pause`: show the untrained model; `wait`: do nothing until play. */
  begin: 'play' | 'pause' | 'wait';
  /** A trained model to begin with, which waits, whatever `begin` and `search` say. */
  model?: ModelFile;
  /** Told the query string whenever a setting changes. */
  onLink?: (search: string) => void;
}

export interface Instrument {
  run: RunState;
  config: ExperimentConfig;
  totalSteps: number;
  speed: number;
  play(): void;
  pause(): void;
  step(): void;
  reset(): void;
  setSpeed(stepsPerSecond: number): void;
  setSeed(seed: number): void;
  /** Live settings act at once; any other starts afresh, a moment later. */
  change(settings: Partial<Settings>): void;
  /** These settings over the defaults, playing. */
  tryOut(settings: Partial<Settings>): void;
  /** The same settings on another backend. */
  useBackend(wish: BackendWish): void;
  redraw(): void;
  /** Asks what the decoder makes of a place in latent space; the answer is `run.decoded`. */
  decode(z: readonly number[]): void;
  /** The model as it is now; null while there is none. */
  model(): Promise<ModelFile | null>;
  /** Goes on from a model of this experiment, once told to. */
  open(model: ModelFile): void;
  /** The permalink's query string, with the step reached or another. */
  link(step?: number): string;
}

/** Everything behind the instrument's panel: settings, the run they lead to, and the permalink. */
export function useInstrument(options: InstrumentOptions): Instrument {
  const { experiment, search, begin, model, onLink } = options;
  const [initial] = useState<LinkState>(() =>
    model ? { config: model.config } : decodeLink(experiment, search),
  );
  const [config, setConfig] = useState(initial.config);
  const [wish, setWish] = useState(initial.wish);
  const [speed, setSpeed] = useState(Infinity);
  const wantsToPlay = useRef(begin === 'play' && !model);
  const restart = useRef<ReturnType<typeof setTimeout>>();

  const [store] = useState(() => createRunStore(createClient));
  const run = useRun(store);

  const [onMount] = useState(() => () => {
    if (begin === 'wait') return;
    if (model) return store.start(model.config, { from: model.checkpoint, paused: true });
    const { config: first, wish: wished, step } = initial;
    store.start(first, { wish: wished, until: step, paused: begin === 'pause' });
  });
  useEffect(() => {
    onMount();
    return () => store.close();
  }, [store, onMount]);

  const start = useCallback(
    (next: ExperimentConfig, choices: StartChoices = {}) => {
      clearTimeout(restart.current);
      store.start(next, { wish, paused: !wantsToPlay.current, ...choices });
    },
    [store, wish],
  );
  useEffect(() => () => clearTimeout(restart.current), []);
  const remember = (next: ExperimentConfig, nextWish = wish) => {
    setConfig(next);
    setWish(nextWish);
    onLink?.(encodeLink(experiment, { config: next, wish: nextWish }));
  };
  const configure = (next: ExperimentConfig, delay: number) => {
    remember(next);
    clearTimeout(restart.current);
    if (store.getState().phase !== 'idle') restart.current = setTimeout(() => start(next), delay);
  };

  return {
    run,
    config,
    totalSteps: run.ready?.totalSteps ?? Number(config.settings['steps'] ?? 1),
    speed,
    play() {
      wantsToPlay.current = true;
      const { phase } = store.getState();
      if (phase === 'idle' || phase === 'finished' || phase === 'failed') start(config);
      else store.play();
    },
    pause() {
      wantsToPlay.current = false;
      store.pause();
    },
    step: () => store.step(),
    reset: () => start(config),
    setSpeed(stepsPerSecond) {
      setSpeed(stepsPerSecond);
      store.setSpeed(stepsPerSecond);
    },
    setSeed: (seed) => configure({ ...config, seed }, RESTART_DELAY),
    change(settings) {
      const next = merge(experiment, config, settings);
      if (!onlyLive(experiment, settings)) return configure(next, RESTART_DELAY);
      remember(next);
      const { samples } = store.getState();
      if (samples) store.sample(sampleOptions(samples.options, next));
    },
    tryOut(settings) {
      wantsToPlay.current = true;
      const defaults = readConfig(experiment, { seed: config.seed });
      configure(merge(experiment, defaults, settings), 0);
    },
    useBackend(nextWish) {
      remember(config, nextWish);
      wantsToPlay.current = true;
      start(config, { wish: nextWish });
    },
    redraw() {
      const { samples } = store.getState();
      if (!samples) return;
      const { seed } = samples.options;
      store.sample({ ...sampleOptions(samples.options, config), seed: seed + 1 });
    },
    decode: store.decode,
    async model() {
      const checkpoint = await store.checkpoint();
      return checkpoint && { experiment, config, checkpoint };
    },
    open({ config: next, checkpoint }) {
      wantsToPlay.current = false;
      remember(next);
      start(next, { from: checkpoint, paused: true });
    },
    link: (step = run.step) => encodeLink(experiment, { config, wish, step: step || undefined }),
  };
}

/**
 * The run as it is drawn. Its progress changes in a transition: React renders it in pieces between
 * which the page answers, and the pictures are drawn in a task of their own. What the reader waits
 * for, a new phase and the first progress, is drawn at once.
 */
function useRun({ subscribe, getState }: RunStore): RunState {
  const [run, setRun] = useState(idleRun);
  useEffect(() => {
    let drawn = idleRun;
    return subscribe(() => {
      const next = getState();
      const awaited = next.phase !== drawn.phase || drawn.step === 0;
      drawn = next;
      if (awaited) setRun(next);
      else startTransition(() => setRun(next));
    });
  }, [subscribe, getState]);
  return run;
}

function merge(
  experiment: Experiment,
  config: ExperimentConfig,
  settings: Partial<Settings>,
): ExperimentConfig {
  return readConfig(experiment, {
    seed: config.seed,
    settings: { ...config.settings, ...settings },
  });
}

function onlyLive(experiment: Experiment, settings: Partial<Settings>): boolean {
  return Object.keys(settings).every(
    (key) => experiment.controls.find((control) => control.key === key)?.live === true,
  );
}

function sampleOptions(base: SampleOptions, { settings }: ExperimentConfig): SampleOptions {
  const given = (key: 'start' | 'label' | 'guidance'): Partial<SampleOptions> =>
    settings[key] === undefined ? {} : { [key]: Number(settings[key]) };
  return {
    ...base,
    sampler: (settings['sampler'] as SampleOptions['sampler'] | undefined) ?? base.sampler,
    steps: Number(settings['samplerSteps'] ?? base.steps),
    ...given('start'),
    ...given('label'),
    ...given('guidance'),
    ...(settings['half'] !== undefined && { half: String(settings['half']) }),
  };
}
