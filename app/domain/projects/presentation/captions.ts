/** What is said in a video, as text at its times: a WebVTT file, https://www.w3.org/TR/webvtt1/ */

/** The languages that captions can be in: those of the portal. */
export const captionLanguages = ['en', 'zh'] as const;
export type CaptionLanguage = (typeof captionLanguages)[number];

/** In bytes; a talk of an hour has a tenth of it. */
export const largestCaptions = 500_000;

export type CaptionsRefusal =
  | { because: 'captions too large' }
  /** It does not begin as such a file does, or has no line at any time. */
  | { because: 'no captions' }
  /** What cannot be read stands in this line of the file. */
  | { because: 'unread captions'; line: number };

export type ReadCaptions =
  { ok: true; text: string; lines: number } | ({ ok: false } & CaptionsRefusal);

type Line = { text: string; number: number };

/**
 * Reads a WebVTT file. Gives it again with what was understood and nothing else: its cues with
 * their names and places. Notes are left out, and so are styles and regions, which could make more
 * of it than words.
 *
 * @returns `lines`: how many cues there are
 */
export function readCaptions(file: string): ReadCaptions {
  if (new TextEncoder().encode(file).length > largestCaptions)
    return { ok: false, because: 'captions too large' };
  const lines = file.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  // What is no UTF-8 was read as this character.
  if (!/^WEBVTT($|[ \t])/.test(lines[0] ?? '') || /[\0\uFFFD]/.test(file))
    return { ok: false, because: 'no captions' };
  const cues: string[] = [];
  for (const block of blocksOf(lines)) {
    if (isLeftOut(block)) continue;
    const cue = cueOf(block);
    if (typeof cue !== 'string') return { ok: false, because: 'unread captions', line: cue.line };
    if (cue !== '') cues.push(cue);
  }
  if (cues.length === 0) return { ok: false, because: 'no captions' };
  return { ok: true, text: `WEBVTT\n\n${cues.join('\n\n')}\n`, lines: cues.length };
}

/** What stands between empty lines, without the head of the file. */
function blocksOf(lines: readonly string[]): Line[][] {
  const blocks: Line[][] = [[]];
  for (const [index, text] of lines.entries()) {
    if (text.trim() === '') blocks.push([]);
    else blocks.at(-1)?.push({ text, number: index + 1 });
  }
  return blocks.slice(1).filter((block) => block.length > 0);
}

function isLeftOut([first, second]: readonly Line[]): boolean {
  if (first === undefined || second?.text.includes('-->') === true) return false;
  return /^(NOTE|STYLE|REGION)($|[ \t])/.test(first.text);
}

const stamp = String.raw`((?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3})`;
const times = new RegExp(String.raw`^\s*${stamp}[ \t]+-->[ \t]+${stamp}(?:[ \t]+(.*))?$`);
const place =
  /^(vertical:(rl|lr)|(line|position|size):[\d.,%a-z-]+|align:(start|center|end|left|right))$/;

/** A cue as it is written again; empty when nothing is said in it; else the line that is no cue's. */
function cueOf(block: readonly Line[]): string | { line: number } {
  const at = block.findIndex(({ text }) => text.includes('-->'));
  const timed = block[at];
  const first = block[0];
  if (timed === undefined || at > 1) return { line: first?.number ?? 1 };
  const [, from, to, settings = ''] = times.exec(timed.text) ?? [];
  if (from === undefined || to === undefined || millisecondsOf(from) >= millisecondsOf(to))
    return { line: timed.number };
  const words = block.slice(at + 1);
  const strayed = words.find(({ text }) => text.includes('-->'));
  if (strayed !== undefined) return { line: strayed.number };
  if (words.length === 0) return '';
  const placed = settings.split(/[ \t]+/).filter((one) => place.test(one));
  const name = at === 1 ? [first?.text ?? ''] : [];
  const time = [from, '-->', to, ...placed].join(' ');
  return [...name, time, ...words.map(({ text }) => text)].join('\n');
}

/** `01:02.500` */
function millisecondsOf(time: string): number {
  const parts = time.split(':').map(Number);
  return Math.round(parts.reduce((total, part) => total * 60 + part, 0) * 1_000);
}
