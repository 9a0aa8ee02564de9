import { expect, it } from 'vitest';
import { png } from '#test/factories/pictures.ts';
import { imageKind } from './image-type.ts';
import { withoutMetadata } from './without-metadata.ts';

const secret = 'GPS 37.8719 N, 122.2585 W';
const latin = (text: string) => Buffer.from(text, 'latin1');
const holds = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1').includes(secret);

const frame = Buffer.from([0xff, 0xc0, 0, 11, 8, 1, 224, 2, 128, 1, 1, 0x11, 0]);
const scan = Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0x34, 0xff, 0xd9]);

function segment(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

/** What a telephone that was held upright writes. */
function photograph(): Buffer {
  const entry = [0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0];
  const tiff = Buffer.from([0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, ...entry, 0, 0, 0, 0]);
  const exif = Buffer.concat([latin('Exif\0\0'), tiff, latin(secret)]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...[segment(0xe0, latin('JFIF\0')), segment(0xe1, exif), segment(0xe2, latin('ICC_PROFILE'))],
    ...[segment(0xfe, latin(secret)), frame, scan],
  ]);
}

it('a photograph no longer says where it was taken, and is still upright and in its colours', () => {
  const cleaned = Buffer.from(withoutMetadata(photograph(), 'image/jpeg'));
  expect(holds(photograph())).toBe(true);
  expect(holds(cleaned)).toBe(false);
  expect(imageKind(cleaned)).toEqual({ type: 'image/jpeg', width: 480, height: 640 });
  expect(cleaned.includes('ICC_PROFILE')).toBe(true);
  expect(cleaned.subarray(-scan.length).equals(scan)).toBe(true);
  expect(Buffer.from(withoutMetadata(cleaned, 'image/jpeg')).equals(cleaned)).toBe(true);
});

it('a PNG loses its texts and nothing else', () => {
  const plain = png(4, 4);
  const text = Buffer.concat([Buffer.alloc(4), latin('tEXt'), latin(secret), Buffer.alloc(4)]);
  text.writeUInt32BE(secret.length);
  const told = Buffer.concat([plain.subarray(0, 33), text, plain.subarray(33)]);
  expect(holds(told)).toBe(true);
  expect(Buffer.from(withoutMetadata(told, 'image/png')).equals(plain)).toBe(true);
});

it('a WebP loses its Exif, and no longer says that there is one', () => {
  const chunk = (name: string, data: Buffer) => {
    const head = Buffer.concat([latin(name), Buffer.alloc(4)]);
    head.writeUInt32LE(data.length, 4);
    return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
  };
  const file = (flags: number, ...more: Buffer[]) => {
    const extended = chunk('VP8X', Buffer.from([flags, 0, 0, 0, 127, 2, 0, 223, 1, 0]));
    const body = Buffer.concat([extended, chunk('VP8 ', latin('picture')), ...more]);
    const head = Buffer.concat([latin('RIFF'), Buffer.alloc(4), latin('WEBP')]);
    head.writeUInt32LE(body.length + 4, 4);
    return Buffer.concat([head, body]);
  };
  const told = file(0x18, chunk('EXIF', latin(secret)));
  expect(Buffer.from(withoutMetadata(told, 'image/webp')).equals(file(0x10))).toBe(true);
});

it('a file that ends in the middle stays as it is', () => {
  const half = photograph().subarray(0, 30);
  expect(withoutMetadata(half, 'image/jpeg')).toBe(half);
});
