import { expect, it } from 'vitest';
import { imageKind } from './image-type.ts';

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(
    parts.map((part) =>
      typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part),
    ),
  );

const png = bytes('\x89PNG\r\n\x1a\n', [0, 0, 0, 13], 'IHDR', [0, 0, 2, 128, 0, 0, 1, 224]);

/** A JPEG of 640 × 480 that says how the camera was held. */
function jpeg(orientation: number | null): Buffer {
  const exif =
    orientation === null
      ? Buffer.alloc(0)
      : bytes(
          [0xff, 0xe1, 0, 34],
          'Exif\0\0',
          ...['II', [42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]],
          [0, 0, 0, 0],
        );
  const frame = [0xff, 0xc0, 0, 17, 8, 1, 224, 2, 128, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1];
  return Buffer.concat([bytes([0xff, 0xd8]), exif, bytes(frame)]);
}

const webp = (chunk: string, ...data: number[]) => bytes('RIFF', [0, 0, 0, 0], 'WEBP', chunk, data);

it.each([
  ['PNG', png, 'image/png'],
  ['JPEG', jpeg(null), 'image/jpeg'],
  [
    'WebP of the extended kind',
    webp('VP8X', 10, 0, 0, 0, 0, 0, 0, 0, 127, 2, 0, 223, 1, 0),
    'image/webp',
  ],
  [
    'WebP with loss',
    webp('VP8 ', 0, 0, 0, 0, 0, 0, 0, 0x9d, 0x01, 0x2a, 128, 2, 224, 1),
    'image/webp',
  ],
  ['WebP without loss', webp('VP8L', 0, 0, 0, 0, 0x2f, 0x7f, 0xc2, 0x77, 0), 'image/webp'],
])('a %s is known by its bytes, with its size', (_what, file, type) => {
  expect(imageKind(file)).toEqual({ type, width: 640, height: 480 });
});

it('a photograph that was taken upright is as high as it is shown', () => {
  expect(imageKind(jpeg(6))).toMatchObject({ width: 480, height: 640 });
  expect(imageKind(jpeg(1))).toMatchObject({ width: 640, height: 480 });
});

it.each([
  ['a page', bytes('<!doctype html><script>alert(1)</script>')],
  ['an SVG', bytes('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
  ['a GIF', bytes('GIF89a', [1, 0, 1, 0])],
  ['a PNG that ends too early', png.subarray(0, 18)],
  [
    'a PNG without a size',
    bytes('\x89PNG\r\n\x1a\n', [0, 0, 0, 13], 'IHDR', [0, 0, 0, 0, 0, 0, 0, 0]),
  ],
  ['a JPEG without a picture', bytes([0xff, 0xd8, 0xff, 0xd9, 0, 0])],
  ['nothing', Buffer.alloc(0)],
])('%s is no picture', (_what, file) => {
  expect(imageKind(file)).toBeNull();
});
