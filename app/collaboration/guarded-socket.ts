import { WebSocket } from 'ws';

/**
 * Looks at a message before anybody else does: gives what is to be handled instead, or null for
 * nothing. `again` when it has been looked at before: what comes before its document is open waits,
 * and comes once more.
 */
export type Guard = (data: Uint8Array, again: boolean) => Uint8Array | null;

/** A WebSocket whose messages pass a guard. */
export class GuardedSocket extends WebSocket {
  guard: Guard | null = null;
  readonly #seen = new WeakSet<object>();

  override emit(event: string | symbol, ...given: unknown[]): boolean {
    const [data] = given;
    if (event !== 'message' || this.guard === null || !(data instanceof Uint8Array))
      return super.emit(event, ...given);
    const handled = this.guard(data, this.#seen.has(data));
    if (handled === null) return true;
    this.#seen.add(handled);
    return super.emit(event, handled);
  }
}
