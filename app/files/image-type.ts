/** The kinds of picture that every browser shows and that hold nothing which could run. */
export type ImageType = 'image/png' | 'image/jpeg' | 'image/webp';

/** What a picture is, and how large it is shown: in pixels. */
export type ImageKind = { type: ImageType; width: number; height: number };

/**
 * What a file is by its own bytes, whatever it is called: PNG (its IHDR chunk, RFC 2083), JPEG (its
 * frame header, ITU T.81; turned as its Exif orientation says) or WebP (RFC 9649). Null for anything
 * else, an SVG for one, which can hold scripts.
 */
export function imageKind(bytes: Uint8Array): ImageKind | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const kind = pngKind(view) ?? webpKind(view) ?? jpegKind(view);
    return kind !== null && kind.width > 0 && kind.height > 0 ? kind : null;
  } catch (error) {
    // It ends before it has said what it is.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function pngKind(bytes: Buffer): ImageKind | null {
  if (bytes.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') return null;
  if (bytes.toString('latin1', 12, 16) !== 'IHDR') return null;
  return { type: 'image/png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

function webpKind(bytes: Buffer): ImageKind | null {
  const words = (from: number) => bytes.toString('latin1', from, from + 4);
  if (words(0) !== 'RIFF' || words(8) !== 'WEBP') return null;
  const type = 'image/webp';
  switch (words(12)) {
    case 'VP8X':
      return { type, width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
    case 'VP8L': {
      const bits = bytes.readUInt32LE(21);
      return { type, width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8 ':
      return {
        type,
        width: bytes.readUInt16LE(26) & 0x3fff,
        height: bytes.readUInt16LE(28) & 0x3fff,
      };
    default:
      return null;
  }
}

function jpegKind(bytes: Buffer): ImageKind | null {
  if (bytes.readUInt16BE(0) !== 0xffd8) return null;
  let orientation = 1;
  for (let at = 2; ;) {
    while (bytes.readUInt8(at) === 0xff && bytes.readUInt8(at + 1) === 0xff) at += 1;
    if (bytes.readUInt8(at) !== 0xff) return null;
    const marker = bytes.readUInt8(at + 1);
    const length = bytes.readUInt16BE(at + 2);
    if (marker === 0xe1) orientation = orientationIn(bytes.subarray(at + 4, at + 2 + length));
    // Frame headers; among them stand tables (C4, CC) and an extension (C8).
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      const height = bytes.readUInt16BE(at + 5);
      const width = bytes.readUInt16BE(at + 7);
      const turned = orientation >= 5;
      return {
        type: 'image/jpeg',
        width: turned ? height : width,
        height: turned ? width : height,
      };
    }
    // The picture itself, or its end, before it has said how large it is.
    if (marker === 0xda || marker === 0xd9) return null;
    at += 2 + length;
  }
}

/** How a camera was held, by the Exif tag 0x0112 of an APP1 segment: 1 (upright) to 8. */
export function orientationIn(segment: Buffer): number {
  if (segment.toString('latin1', 0, 6) !== 'Exif\0\0') return 1;
  const tiff = segment.subarray(6);
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const long = (at: number) => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  try {
    const directory = long(4);
    for (let entry = 0; entry < short(directory); entry += 1) {
      const at = directory + 2 + 12 * entry;
      if (short(at) !== 0x0112) continue;
      const value = short(at + 8);
      return value >= 1 && value <= 8 ? value : 1;
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return 1;
}
