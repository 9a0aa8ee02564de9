import { describe, expect, it } from 'vitest';
import { largestCaptions, readCaptions } from './captions.ts';

const cue = '00:01.000 --> 00:04.000\nClouds hide the sea.';

describe('a file of captions', () => {
  it('is read as it is written by the tools that make one', () => {
    const file = [
      '\uFEFFWEBVTT - of our talk\r\nKind: captions\r\n\r\n',
      'NOTE made by hand\r\nin two lines\r\n\r\n',
      'first\r\n00:01.000 --> 00:04.000 align:start line:80%\r\n<v Leilani>Clouds hide\r\nthe sea.\r\n\r\n\r\n',
      '01:00:00.500 --> 01:00:02.000\r\n云遮住了海。',
    ].join('');
    expect(readCaptions(file)).toEqual({
      ...{ ok: true, lines: 2 },
      text: [
        'WEBVTT',
        'first\n00:01.000 --> 00:04.000 align:start line:80%\n<v Leilani>Clouds hide\nthe sea.',
        '01:00:00.500 --> 01:00:02.000\n云遮住了海。\n',
      ].join('\n\n'),
    });
  });

  it('is the same when it is read again', () => {
    const once = readCaptions(`WEBVTT\n\n${cue}`);
    expect(once).toMatchObject({ ok: true });
    if (once.ok) expect(readCaptions(once.text)).toEqual(once);
  });

  it('keeps no style, no region and no setting that is none', () => {
    const style = 'STYLE\n::cue { background: url(https://elsewhere.example.org/a.png) }';
    const region = 'REGION\nid:fred';
    const file = `WEBVTT\n\n${style}\n\n${region}\n\n${cue.replace('\n', ' region:fred url(x) size:50%\n')}`;
    expect(readCaptions(file)).toMatchObject({
      ok: true,
      text: 'WEBVTT\n\n00:01.000 --> 00:04.000 size:50%\nClouds hide the sea.\n',
    });
  });

  it.each([
    ['of another kind', `1\n00:00:01,000 --> 00:00:04,000\nAs SubRip has it`],
    ['with another word in front', `WEBVTTX\n\n${cue}`],
    ['without a line', 'WEBVTT\n\nNOTE nothing yet'],
    ['whose cues are empty', 'WEBVTT\n\n00:01.000 --> 00:04.000\n'],
    ['that is no text', 'WEBVTT\n\n00:01.000 --> 00:04.000\n\uFFFD\uFFFD'],
    ['that is empty', ''],
  ])('is refused %s', (_, file) => {
    expect(readCaptions(file)).toEqual({ ok: false, because: 'no captions' });
  });

  it.each([
    ['a comma in the time', `WEBVTT\n\n${cue}\n\n00:05,000 --> 00:06.000\nNo`, 6],
    ['an end before the beginning', 'WEBVTT\n\n00:05.000 --> 00:04.000\nNo', 3],
    ['a minute of 61 seconds', 'WEBVTT\n\n00:61.000 --> 02:04.000\nNo', 3],
    ['words without a time', 'WEBVTT\n\nOnly words', 3],
    ['two times without an empty line between', `WEBVTT\n\n${cue}\n00:05.000 --> 00:06.000\nNo`, 5],
  ])('is refused with %s, and the line is said', (_, file, line) => {
    expect(readCaptions(file)).toEqual({ ok: false, because: 'unread captions', line });
  });

  it('is refused when it is larger than captions are', () => {
    const words = '云'.repeat(largestCaptions / 3);
    expect(readCaptions(`WEBVTT\n\n00:01.000 --> 00:04.000\n${words}`)).toEqual({
      ...{ ok: false, because: 'captions too large' },
    });
  });
});
