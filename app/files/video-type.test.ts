import { expect, it } from 'vitest';
import { videoType } from './video-type.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');

it.each([
  ['an MP4', '\0\0\0\x18ftypisom\0\0\x02\0', 'video/mp4'],
  ['a WebM', '\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm', 'video/webm'],
  ['another Matroska', '\x1a\x45\xdf\xa3\x9f\x42\x82\x88matroska', null],
  ['QuickTime', '\0\0\0\x14ftypqt  ', null],
  ['a page', '<!doctype html><script>webm</script>', null],
  ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg">ftyp</svg>', null],
  ['nothing', '', null],
])('%s is told by what is in it', (_, head, type) => {
  expect(videoType(bytes(head))).toBe(type);
});
