import { openLiveText, type LiveText, type LiveTextOptions } from './live-text.ts';

// A page with many cards takes a while to come alive, and only then mounts the editor. What the
// editor needs most comes over the network: it is asked for as soon as the page begins.

/** Nobody comes for a text that waits longer: the page was left. */
const patienceMs = 10_000;

let begun: { key: string; live: LiveText; timeout: ReturnType<typeof setTimeout> } | null = null;

const keyOf = ({ documentId, personId }: LiveTextOptions) => `${personId}/${documentId}`;

/** Opens a text for the editor that will take it. */
export function beginText(options: LiveTextOptions): void {
  if (begun?.key === keyOf(options)) return;
  drop();
  const timeout = setTimeout(drop, patienceMs);
  begun = { key: keyOf(options), live: openLiveText(options), timeout };
}

/** The text that was begun for this person and document, or one that is opened now. */
export function takeText(options: LiveTextOptions): LiveText {
  if (begun?.key !== keyOf(options)) return openLiveText(options);
  const { live, timeout } = begun;
  clearTimeout(timeout);
  begun = null;
  live.attend(options);
  return live;
}

function drop(): void {
  clearTimeout(begun?.timeout);
  begun?.live.close();
  begun = null;
}
