/** When the next stride may run, and how long it is: play, pause, step and speed. */
import type { LoopEvent, Pace } from '../training/loop.ts';
import type { Command } from './protocol.ts';

/** At full speed a stride takes about this long, so that commands are heard soon. */
const STRIDE_SECONDS = 0.05;
const LONGEST_STRIDE = 50;

/** Steps a second up to which every single step is shown. */
const SLOW = 30;

/** Seconds of pictures for each second of training, at most. */
const PICTURE_SHARE = 0.5;

export interface Pacing {
  handle(command: Command): void;
  /** A loop starts, for the first time or once more: it is pulled until its first `progress`. */
  begin(): void;
  /** Milliseconds until the next event may be pulled: 0 = now, Infinity = not before a command. */
  wait(): number;
  /** True once after each time that training has come to rest. */
  hasJustPaused(): boolean;
  /** Sets stride and pictures for what is pulled next. */
  apply(pace: Pace): void;
  /** Takes note of an event that was pulled. */
  note(event: LoopEvent): void;
}

/** @param strides how many strides may run before waiting; Infinity to run on */
export function createPacing(strides: number): Pacing {
  let allowance = strides;
  let stepsPerSecond = Infinity;
  let stride = 10;
  let due = 0;
  /** Strides end with `progress`; a pause takes effect there, never between two pictures. */
  let betweenStrides = false;
  let finished = false;
  let resting = false;

  return {
    handle(command) {
      if (command.type === 'pause') allowance = 0;
      if (command.type === 'resume') allowance = Infinity;
      if (command.type === 'step') allowance = command.steps;
      if (command.type === 'speed') stepsPerSecond = Math.max(0.01, command.stepsPerSecond);
      due = performance.now();
    },
    begin() {
      betweenStrides = false;
      finished = false;
    },
    wait() {
      if (finished || (betweenStrides && allowance <= 0)) return Infinity;
      return betweenStrides ? Math.max(0, due - performance.now()) : 0;
    },
    hasJustPaused() {
      const came = allowance <= 0 && !finished && !resting;
      resting ||= came;
      return came;
    },
    apply(pace) {
      resting = false;
      pace.eager = allowance !== Infinity || stepsPerSecond <= SLOW;
      pace.stride = pace.eager ? 1 : stride;
      pace.pictureShare = PICTURE_SHARE;
    },
    note(event) {
      betweenStrides = event.type === 'progress';
      finished ||= event.type === 'finished' || event.type === 'failed';
      if (event.type !== 'progress') return;
      allowance -= 1;
      const target = Math.min(stepsPerSecond, event.stepsPerSecond || 1 / STRIDE_SECONDS);
      stride = Math.max(1, Math.min(LONGEST_STRIDE, Math.round(target * STRIDE_SECONDS)));
      const taken = stepsPerSecond <= SLOW ? 1 : stride;
      due = Math.max(due + (1000 * taken) / stepsPerSecond, performance.now());
    },
  };
}
