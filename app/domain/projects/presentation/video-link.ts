import type { VideoHost } from '#app/domain/syllabus/course.ts';

/** A video that plays in a page, once its reader says so: whose player, and of which video. */
export type EmbeddedVideo = { host: string; embed: string; id: string };

const longest = 500;

/** A link to a video as it was typed, or pasted; null when it is no plain https address. */
export function readVideoLink(typed: string): string | null {
  const text = typed.trim();
  if (text.length > longest || !URL.canParse(text)) return null;
  const { protocol, username, password, hostname, href } = new URL(text);
  const plain = username === '' && password === '' && hostname.includes('.');
  return protocol === 'https:' && plain ? href : null;
}

/** Which player shows what a link leads to; null when none of these hosts does. */
export function embeddedVideo(link: string, hosts: readonly VideoHost[]): EmbeddedVideo | null {
  for (const { name, links, embed } of hosts) {
    for (const pattern of links) {
      const id = idIn(new URL(link), pattern);
      if (id !== null) return { host: name, embed, id };
    }
  }
  return null;
}

/** The address of the player, beginning at a second of the video. */
export function playerAddress({ embed, id }: EmbeddedVideo, second: number): string {
  return embed.replace('{id}', id).replace('{second}', `${second}`);
}

/** The origins that a page's frames may come from. */
export function playerOrigins(hosts: readonly VideoHost[]): string[] {
  return [...new Set(hosts.map(({ embed }) => new URL(embed).origin))];
}

const hole = 'id-of-the-video';

/** What stands where the pattern has `{id}`; null when the link does not look like it. */
function idIn(link: URL, pattern: string): string | null {
  const wanted = new URL(pattern.replace('{id}', hole));
  if (bare(link.hostname) !== bare(wanted.hostname) || link.port !== '') return null;
  const parts = [
    [wanted.pathname, link.pathname.replace(/\/$/, '')] as const,
    ...[...wanted.searchParams].map(
      ([name, value]) => [value, link.searchParams.get(name) ?? ''] as const,
    ),
  ];
  let id: string | null = null;
  for (const [like, is] of parts) {
    const [before = '', after] = like.split(hole);
    if (after === undefined) {
      if (like !== is) return null;
      continue;
    }
    if (!is.startsWith(before) || !is.endsWith(after)) return null;
    id = is.slice(before.length, is.length - after.length);
  }
  return id !== null && /^[\w-]{1,64}$/.test(id) ? id : null;
}

/** Hosts answer under these names as well. */
function bare(hostname: string): string {
  return hostname.replace(/^(www|m)\./, '');
}
