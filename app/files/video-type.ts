/** The kinds of video that browsers play and the portal keeps. */
export type VideoType = 'video/mp4' | 'video/webm';

/** How many bytes of a file are needed to tell. */
export const headOfVideo = 64;

/**
 * What a file is by its first bytes, whatever it is called: ISO base media (`ftyp` after the length
 * of the first box, ISO/IEC 14496-12) or Matroska's EBML with the document type `webm` (RFC 8794);
 * null for anything else.
 */
export function videoType(head: Uint8Array): VideoType | null {
  const text = Buffer.from(head.subarray(0, headOfVideo)).toString('latin1');
  if (text.slice(4, 8) === 'ftyp') return text.slice(8, 10) === 'qt' ? null : 'video/mp4';
  if (text.startsWith('\x1a\x45\xdf\xa3') && text.includes('webm')) return 'video/webm';
  return null;
}
