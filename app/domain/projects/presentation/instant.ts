/** No video is longer than a day, in seconds. */
export const longestVideo = 86_400;

/** `1:05` or `1:02:03` or `65` as seconds from the start; null for anything else. */
export function readInstant(typed: string): number | null {
  const text = typed.trim().replaceAll('：', ':');
  if (!/^\d{1,5}(:[0-5]?\d){0,2}$/.test(text)) return null;
  const second = text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  return second < longestVideo ? second : null;
}

/** Seconds as `1:05`, from an hour on `1:02:03`. */
export function instantText(second: number): string {
  const [hours, minutes, seconds] = [
    Math.floor(second / 3600),
    Math.floor(second / 60) % 60,
    Math.floor(second) % 60,
  ].map((part) => `${part}`) as [string, string, string];
  return hours === '0'
    ? `${minutes}:${seconds.padStart(2, '0')}`
    : `${hours}:${minutes.padStart(2, '0')}:${seconds.padStart(2, '0')}`;
}
