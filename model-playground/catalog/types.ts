/** The catalogue's types. Plain data: no TensorFlow.js, no React. */

export type ExperimentSlug =
  | 'families'
  | 'softmax-histogram'
  | 'logistic-mixture'
  | 'cdf-flow'
  | 'realnvp'
  | 'maf'
  | 'dequantization'
  | 'made'
  | 'pixelcnn'
  | 'pixel-transformer'
  | 'vae-gaussians'
  | 'beta-vae'
  | 'vae-digits'
  | 'vq-vae'
  | 'iwae-bound'
  | 'gan-1d'
  | 'gan-ring'
  | 'wgan-gp'
  | 'gan-digits'
  | 'swiss-roll-diffusion'
  | 'flow-matching'
  | 'sampler-race'
  | 'guidance'
  | 'image-diffusion';

export interface Bilingual {
  en: string;
  zh: string;
}

export interface Paper {
  title: string;
  authors: string[];
  year: number;
  url: string;
}

interface ControlBase {
  key: string;
  group: 'data' | 'model' | 'training';
  label: Bilingual;
  /** One line on what turning it does. */
  hint: Bilingual;
  /**
   * A live control takes effect on the running model by a `sample` command; any other needs a
   * fresh start.
   */
  live?: true;
}

export interface NumberControl extends ControlBase {
  type: 'number';
  default: number;
  min: number;
  max: number;
  /** Linear: values are min + k·step. Logarithmic: any value in the range; `step` is a factor. */
  step: number;
  scale: 'linear' | 'log';
  integer: boolean;
}

export interface ChoiceControl extends ControlBase {
  type: 'choice';
  default: string;
  options: readonly { value: string; label: Bilingual }[];
}

/**
 * A drawing of one's own, as `datasets/drawing.ts` writes it: in the plane, to learn from when `data`
 * says so; or the upper half of an image, to go on from, live and empty at first.
 */
export interface DrawingControl extends ControlBase {
  type: 'drawing';
  of: 'plane' | 'half';
  default: string;
}

export type Control = NumberControl | ChoiceControl | DrawingControl;

export type Settings = Record<string, number | string>;

/** Everything that decides a run: the same config gives the same curve. */
export interface ExperimentConfig {
  slug: ExperimentSlug;
  /** Integer, 0 to 2³² − 1. */
  seed: number;
  /** A value for every control of the experiment, by key; `readConfig` fills in defaults. */
  settings: Settings;
}

/** "What you should see": a sentence, and the number that decides whether it is seen. */
export interface Expectation {
  id: string;
  text: Bilingual;
  /** A key of `quantities`, looked up in the latest evaluation. */
  quantity: string;
  comparison: 'below' | 'above';
  threshold: number;
  /** Decided once the run has finished, or as soon as any evaluation meets it. */
  when: 'finished' | 'any';
}

/** A named figure of an evaluation (`EvaluationEvent.quantities`). */
export interface Quantity {
  key: string;
  label: Bilingual;
  unit: 'nats' | 'mse' | 'percent' | 'count' | 'number';
}

/** "Break it": settings under which the failure the lecture warns of can be seen. */
export interface Preset {
  id: string;
  label: Bilingual;
  /** What will go wrong, and why. */
  text: Bilingual;
  settings: Partial<Settings>;
}

/** A formula and the function of the family's source that computes it. */
export interface Equation {
  id: string;
  label: Bilingual;
  /** LaTeX without delimiters. */
  tex: string;
  /** Name of the function in `source` whose lines are marked. */
  symbol: string;
  /** Where the equation stands: paper and number. */
  reference: string;
}

/** Nats a point, squared error a dimension, or a distance in the units of the data. */
export type FloorUnit = 'nats' | 'mse' | 'distance';

/** The picture of the inside that the page draws; each also has its still. */
export type PictureKind =
  | 'side-by-side'
  | 'race'
  | 'vector-field'
  | 'latent-map'
  | 'latent-images'
  | 'code-grid'
  | 'rate-distortion'
  | 'masses'
  | 'bend'
  | 'flow-map'
  | 'duel'
  | 'critic-map'
  | 'digit-gallery'
  | 'bound-ladder'
  | 'joint-table'
  | 'pixels'
  | 'denoised';

export interface Experiment {
  slug: ExperimentSlug;
  title: Bilingual;
  /** What to look at: three sentences. */
  lookAt: readonly [Bilingual, Bilingual, Bilingual];
  /** Lecture topics this belongs to. */
  topics: readonly string[];
  paper: Paper;
  /** The course's own homework problem that this reproduces. */
  yardstick: Bilingual;
  /** Of the data that has one; some runs have none (`ReadyEvent.floor`). The unit is the held-out figure's. */
  floor: { name: Bilingual; explanation: Bilingual; unit: FloorUnit };
  /** What a model without a network pays, drawn beside the loss under this name. */
  baseline?: { name: Bilingual; explanation: Bilingual };
  /** Drawn into the plot of the loss instead of the floor, where the floor is of something else. */
  lossLine?: { label: Bilingual; value: number };
  lossName: Bilingual;
  /** What is compared with the floor, where it is not the loss on held-out points. */
  heldOutName?: Bilingual;
  /** Labels of the loss's parts, by the names in `ReadyEvent.partNames`. */
  parts: readonly { name: string; label: Bilingual }[];
  /** Labels of the other players' losses, by the names in `ReadyEvent.otherNames`. */
  others?: readonly { name: string; label: Bilingual }[];
  picture: PictureKind;
  controls: readonly Control[];
  quantities: readonly Quantity[];
  expectations: readonly Expectation[];
  presets: readonly Preset[];
  /** The family's file, relative to model-playground/. */
  source: string;
  equations: readonly Equation[];
}
