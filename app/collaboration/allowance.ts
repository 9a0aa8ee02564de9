/** How much a connection may send: so much at once, and as much again in this time. */
export type Allowance = {
  messages: number;
  bytes: number;
  /** Milliseconds after which all of it is there again. */
  refillMs: number;
};

/**
 * Counts what comes; false once it is more than is allowed. Who comes back from a day without a
 * connection sends the whole day at once, so much is allowed at once; what is not, never ends.
 *
 * @param now milliseconds that only go forward
 */
export function meter({ messages, bytes, refillMs }: Allowance, now: () => number) {
  let [messagesLeft, bytesLeft, at] = [messages, bytes, now()];
  return (size: number): boolean => {
    const part = (now() - at) / refillMs;
    at += part * refillMs;
    messagesLeft = Math.min(messages, messagesLeft + part * messages) - 1;
    bytesLeft = Math.min(bytes, bytesLeft + part * bytes) - size;
    return messagesLeft >= 0 && bytesLeft >= 0;
  };
}
