import { useRef, type ReactNode, type RefObject } from 'react';

import type { Experiment } from '../catalog.ts';
import { BendPicture } from './bend-picture.tsx';
import { CodeGridPicture } from './code-grid-picture.tsx';
import { ControlField } from './controls.tsx';
import { CriticPicture } from './critic-picture.tsx';
import { DenoisedPicture } from './denoised-picture.tsx';
import { DiffusionPicture } from './diffusion-picture.tsx';
import { DigitsPicture } from './digits-picture.tsx';
import { DuelPicture } from './duel-picture.tsx';
import { FlowPicture } from './flow-picture.tsx';
import { JointPicture } from './joint-picture.tsx';
import { LadderPicture } from './ladder-picture.tsx';
import { LatentImagesPicture } from './latent-images-picture.tsx';
import { LatentPicture } from './latent-picture.tsx';
import { MassesPicture } from './masses-picture.tsx';
import { RacePicture } from './race-picture.tsx';
import { PixelsPicture } from './pixels-picture.tsx';
import { SideBySidePicture } from './side-by-side-picture.tsx';
import { RateDistortionPicture } from './rate-distortion-picture.tsx';
import type { Instrument } from './use-instrument.ts';

export type PictureRefs = readonly [RefObject<HTMLCanvasElement>, RefObject<HTMLCanvasElement>];

/** The canvases of a picture, so that they can be saved as an image. */
export function usePictureRefs(): PictureRefs {
  return [useRef<HTMLCanvasElement>(null), useRef<HTMLCanvasElement>(null)];
}

interface PictureProps {
  experiment: Experiment;
  instrument: Instrument;
  refs: PictureRefs;
  small?: boolean;
  between?: ReactNode;
}

/** The picture of the inside that the experiment's family deserves. */
export function Picture({ experiment, instrument, refs, small, between }: PictureProps) {
  const { run, config, change, redraw, decode } = instrument;
  if (experiment.picture === 'latent-map') {
    return (
      <LatentPicture
        run={run}
        small={small}
        dataRef={refs[0]}
        latentRef={refs[1]}
        between={between}
      />
    );
  }
  if (experiment.picture === 'latent-images') {
    return (
      <LatentImagesPicture
        run={run}
        small={small}
        mapRef={refs[0]}
        imageRef={refs[1]}
        onWalk={decode}
        between={between}
      />
    );
  }
  if (experiment.picture === 'code-grid') {
    return (
      <CodeGridPicture
        run={run}
        small={small}
        codedRef={refs[0]}
        drawnRef={refs[1]}
        onDecode={decode}
        between={between}
      />
    );
  }
  if (experiment.picture === 'rate-distortion') {
    return (
      <RateDistortionPicture
        run={run}
        small={small}
        curveRef={refs[0]}
        dataRef={refs[1]}
        between={between}
      />
    );
  }
  if (experiment.picture === 'masses') {
    return <MassesPicture run={run} small={small} canvasRef={refs[0]} between={between} />;
  }
  if (experiment.picture === 'bend') {
    return <BendPicture run={run} small={small} canvasRef={refs[0]} between={between} />;
  }
  if (experiment.picture === 'critic-map') {
    return <CriticPicture run={run} small={small} canvasRef={refs[0]} between={between} />;
  }
  if (experiment.picture === 'digit-gallery') {
    return (
      <DigitsPicture
        run={run}
        small={small}
        samplesRef={refs[0]}
        nearestRef={refs[1]}
        between={between}
      />
    );
  }
  if (experiment.picture === 'bound-ladder') {
    return (
      <LadderPicture
        run={run}
        small={small}
        boundsRef={refs[0]}
        planeRef={refs[1]}
        between={between}
      />
    );
  }
  if (experiment.picture === 'duel') {
    return <DuelPicture run={run} small={small} canvasRef={refs[0]} between={between} />;
  }
  if (experiment.picture === 'flow-map') {
    return (
      <FlowPicture run={run} small={small} dataRef={refs[0]} baseRef={refs[1]} between={between} />
    );
  }
  if (experiment.picture === 'joint-table') {
    return (
      <JointPicture
        run={run}
        small={small}
        tablesRef={refs[0]}
        givenRef={refs[1]}
        between={between}
      />
    );
  }
  if (experiment.picture === 'pixels') {
    return (
      <PixelsPicture
        run={run}
        small={small}
        gridRef={refs[0]}
        fieldRef={refs[1]}
        onRedraw={redraw}
        half={String(config.settings['half'] ?? '')}
        onHalf={(half) => change({ half })}
        between={between}
      />
    );
  }
  if (experiment.picture === 'side-by-side') {
    return <SideBySidePicture run={run} small={small} canvasRef={refs[0]} between={between} />;
  }
  const live = experiment.controls.filter((control) => control.live);
  const samplerControls = live.map((control) => (
    <ControlField
      key={control.key}
      control={control}
      value={config.settings[control.key] ?? control.default}
      onChange={(value) => change({ [control.key]: value })}
    />
  ));
  const ofSampler = { samplerControls: small ? undefined : samplerControls, onRedraw: redraw };
  if (experiment.picture === 'denoised') {
    return (
      <DenoisedPicture
        run={run}
        {...ofSampler}
        gridRef={refs[0]}
        denoisedRef={refs[1]}
        between={between}
      />
    );
  }
  if (experiment.picture === 'race') {
    return (
      <RacePicture
        run={run}
        {...ofSampler}
        samplesRef={refs[0]}
        curvesRef={refs[1]}
        between={between}
      />
    );
  }
  return <DiffusionPicture run={run} {...ofSampler} canvasRef={refs[0]} between={between} />;
}
