/** The worker: commands in, events out. It runs one training at a time and goes on in hidden tabs. */
import wasmFile from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import { createSession, type Session } from './session.ts';
import type { Command, TrainEvent } from './protocol.ts';

let session: Session | undefined;

function post(event: TrainEvent, transfer: Transferable[]): void {
  self.postMessage(event, { transfer });
}

self.onmessage = ({ data: command }: MessageEvent<Command>): void => {
  if (command.type === 'start') {
    session?.handle({ type: 'stop', runId: session.runId });
    session = createSession(command, wasmFile, post, session?.ended);
  } else if (command.runId === session?.runId) {
    session.handle(command);
  }
};
