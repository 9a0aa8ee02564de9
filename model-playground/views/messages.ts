/**
 * The words of the instrument and of each family's picture. What an experiment says stands in the
 * catalogue.
 */
import * as adversarial from './messages/adversarial.ts';
import type { AdversarialWords } from './messages/adversarial.ts';
import * as codeGrid from './messages/code-grid.ts';
import type { CodeGridWords } from './messages/code-grid.ts';
import * as denoised from './messages/denoised.ts';
import type { DenoisedWords } from './messages/denoised.ts';
import * as diffusion from './messages/diffusion.ts';
import type { DiffusionWords } from './messages/diffusion.ts';
import * as flows from './messages/flows.ts';
import type { FlowWords } from './messages/flows.ts';
import * as instrument from './messages/instrument.ts';
import type { InstrumentWords } from './messages/instrument.ts';
import * as bounds from './messages/bounds.ts';
import type { BoundWords } from './messages/bounds.ts';
import * as latentImages from './messages/latent-images.ts';
import type { LatentImagesWords } from './messages/latent-images.ts';
import * as masses from './messages/masses.ts';
import type { MassesWords } from './messages/masses.ts';
import * as pairs from './messages/pairs.ts';
import type { PairWords } from './messages/pairs.ts';
import * as race from './messages/race.ts';
import type { RaceWords } from './messages/race.ts';
import * as pixels from './messages/pixels.ts';
import type { PixelWords } from './messages/pixels.ts';
import * as sideBySide from './messages/side-by-side.ts';
import type { SideBySideWords } from './messages/side-by-side.ts';
import * as rateDistortion from './messages/rate-distortion.ts';
import type { RateDistortionWords } from './messages/rate-distortion.ts';
import * as vae from './messages/vae.ts';
import type { VaeWords } from './messages/vae.ts';

export type Language = 'en' | 'zh';

export interface Messages
  extends
    InstrumentWords,
    AdversarialWords,
    BoundWords,
    CodeGridWords,
    DenoisedWords,
    DiffusionWords,
    FlowWords,
    LatentImagesWords,
    MassesWords,
    PairWords,
    RaceWords,
    PixelWords,
    SideBySideWords,
    RateDistortionWords,
    VaeWords {}

const messages: Record<Language, Messages> = {
  en: {
    ...instrument.en,
    ...adversarial.en,
    ...bounds.en,
    ...codeGrid.en,
    ...denoised.en,
    ...diffusion.en,
    ...flows.en,
    ...latentImages.en,
    ...masses.en,
    ...pairs.en,
    ...race.en,
    ...pixels.en,
    ...sideBySide.en,
    ...rateDistortion.en,
    ...vae.en,
  },
  zh: {
    ...instrument.zh,
    ...adversarial.zh,
    ...bounds.zh,
    ...codeGrid.zh,
    ...denoised.zh,
    ...diffusion.zh,
    ...flows.zh,
    ...latentImages.zh,
    ...masses.zh,
    ...pairs.zh,
    ...race.zh,
    ...pixels.zh,
    ...sideBySide.zh,
    ...rateDistortion.zh,
    ...vae.zh,
  },
};

/** The words in a language; English for any other. */
export function messagesFor(language: string): Messages {
  return language === 'zh' ? messages.zh : messages.en;
}
