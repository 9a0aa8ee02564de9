import { orientationIn, type ImageType } from './image-type.ts';

/**
 * A picture without what cameras and programs write beside it: where and when it was taken, with
 * what, by whom. What decides how it looks stays: colour profiles, and how the camera was held. A
 * file that is not built as its type says is given back as it is.
 */
export function withoutMetadata(bytes: Uint8Array, type: ImageType): Uint8Array {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (type === 'image/png') return pngWithout(view);
    return type === 'image/jpeg' ? jpegWithout(view) : webpWithout(view);
  } catch (error) {
    if (error instanceof RangeError) return bytes;
    throw error;
  }
}

/** Chunks that say something about a PNG (RFC 2083, 4.2; `eXIf` since its third edition). */
const tellingChunks = ['tEXt', 'zTXt', 'iTXt', 'tIME', 'eXIf'];

function pngWithout(bytes: Buffer): Buffer {
  const kept = [bytes.subarray(0, 8)];
  for (let at = 8; at < bytes.length;) {
    // Length, name, data, check sum.
    const end = at + 12 + bytes.readUInt32BE(at);
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (!tellingChunks.includes(name)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return Buffer.concat(kept);
}

/** JFIF, a colour profile, and how Adobe's programs wrote the colours: APP0, APP2, APP14. */
const lookingSegments = [0xe0, 0xe2, 0xee];

function jpegWithout(bytes: Buffer): Buffer {
  const kept = [bytes.subarray(0, 2)];
  let orientation = 1;
  let at = 2;
  // From the picture itself (SOS) on, everything stays.
  while (bytes.readUInt8(at + 1) !== 0xda) {
    if (bytes.readUInt8(at) !== 0xff) return bytes;
    const marker = bytes.readUInt8(at + 1);
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (marker === 0xe1) orientation = orientationIn(bytes.subarray(at + 4, end));
    const tells = marker === 0xfe || (marker >= 0xe0 && marker <= 0xef);
    if (!tells || lookingSegments.includes(marker)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  if (orientation !== 1) kept.splice(1, 0, exifOf(orientation));
  return Buffer.concat([...kept, bytes.subarray(at)]);
}

/** An Exif segment that says how the camera was held, and nothing else. */
function exifOf(orientation: number): Buffer {
  const head = Buffer.from('\xff\xe1\0\x22Exif\0\0', 'latin1');
  const directory = [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0];
  const entry = [0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0];
  return Buffer.concat([head, Buffer.from([...directory, ...entry, 0, 0, 0, 0])]);
}

function webpWithout(bytes: Buffer): Buffer {
  const kept: Buffer[] = [];
  for (let at = 12; at < bytes.length;) {
    const size = bytes.readUInt32LE(at + 4);
    // Chunks are as long as an even number.
    const end = at + 8 + size + (size % 2);
    const name = bytes.toString('latin1', at, at + 4);
    const chunk = Buffer.from(bytes.subarray(at, end));
    // The flags of the extended header say that there are Exif (8) and XMP (4).
    if (name === 'VP8X') chunk.writeUInt8(chunk.readUInt8(8) & ~0x0c, 8);
    if (name !== 'EXIF' && name !== 'XMP ') kept.push(chunk);
    at = end;
  }
  const head = Buffer.from(bytes.subarray(0, 12));
  const body = Buffer.concat(kept);
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
}
