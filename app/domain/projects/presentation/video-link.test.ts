import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { embeddedVideo, playerAddress, playerOrigins, readVideoLink } from './video-link.ts';

const hosts = [
  {
    name: 'YouTube',
    links: ['https://www.youtube.com/watch?v={id}', 'https://youtu.be/{id}'],
    embed: 'https://www.youtube-nocookie.com/embed/{id}?start={second}',
  },
  {
    name: 'Vimeo',
    links: ['https://vimeo.com/{id}'],
    embed: 'https://player.vimeo.com/video/{id}#t={second}s',
  },
];

describe('a link to a video', () => {
  it.each([
    ['https://youtu.be/abc', 'https://youtu.be/abc'],
    ['  https://example.org/talk.mp4 ', 'https://example.org/talk.mp4'],
    ['http://youtu.be/abc', null],
    ['javascript:alert(1)', null],
    ['https://name:secret@example.org/', null],
    ['https://localhost/', null],
    ['youtu.be/abc', null],
    ['', null],
    [`https://example.org/${'a'.repeat(500)}`, null],
  ])('%j is read as %j', (typed, read) => {
    expect(readVideoLink(typed)).toBe(read);
  });

  it.each([
    ['https://www.youtube.com/watch?v=a-b_9', 'YouTube', 'a-b_9'],
    ['https://youtube.com/watch?t=5&v=a-b_9', 'YouTube', 'a-b_9'],
    ['https://m.youtube.com/watch?v=a-b_9', 'YouTube', 'a-b_9'],
    ['https://youtu.be/a-b_9/', 'YouTube', 'a-b_9'],
    ['https://vimeo.com/12345', 'Vimeo', '12345'],
  ])('%s plays on %s as %s', (link, host, id) => {
    expect(embeddedVideo(link, hosts)).toMatchObject({ host, id });
  });

  it.each([
    'https://www.youtube.com/playlist?list=abc',
    'https://www.youtube.com/watch?v=',
    'https://www.youtube.com/watch?v=a%22b',
    'https://youtu.be/a/b',
    'https://youtube.com.example.org/watch?v=abc',
    'https://youtu.be:8443/abc',
    'https://example.org/watch?v=abc',
  ])('%s plays nowhere', (link) => {
    expect(embeddedVideo(link, hosts)).toBeNull();
  });

  it('plays from a second on, at an address of the host alone', () => {
    const video = embeddedVideo('https://youtu.be/abc', hosts);
    expect(video && playerAddress(video, 83)).toBe(
      'https://www.youtube-nocookie.com/embed/abc?start=83',
    );
    expect(playerOrigins(hosts)).toEqual([
      'https://www.youtube-nocookie.com',
      'https://player.vimeo.com',
    ]);
  });

  it('never plays from anywhere else, whatever the link', () => {
    const link = fc.oneof(
      fc.webUrl({ validSchemes: ['https'], withQueryParameters: true }),
      fc.string().map((text) => `https://youtu.be/${encodeURIComponent(text)}`),
      fc.string().map((text) => `https://www.youtube.com/watch?v=${encodeURIComponent(text)}`),
    );
    fc.assert(
      fc.property(link, fc.nat(86_400), (text, second) => {
        const read = readVideoLink(text);
        const video = read === null ? null : embeddedVideo(read, hosts);
        if (video === null) return;
        expect(playerOrigins(hosts)).toContain(new URL(playerAddress(video, second)).origin);
      }),
      { numRuns: 30 },
    );
  });
});
