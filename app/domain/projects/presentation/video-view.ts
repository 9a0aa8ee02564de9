import type { PresentationPolicy } from '#app/domain/syllabus/course.ts';
import type { CaptionLanguage } from './captions.ts';
import { embeddedVideo, type EmbeddedVideo } from './video-link.ts';

/** Captions as a player loads them; `lines` says how many there are. */
export type CaptionsView = { id: string; language: CaptionLanguage; lines: number; path: string };

/** A video as a page shows it. */
export type VideoView = { id: string } & (
  | {
      kind: 'file';
      name: string;
      size: number;
      type: string;
      path: string;
      captions: CaptionsView[];
    }
  | { kind: 'player'; url: string; player: EmbeddedVideo }
  /** One that no player of ours shows: it is watched there. */
  | { kind: 'link'; url: string; host: string }
);

type Row = {
  id: string;
  url: string | null;
  name: string | null;
  size: number | null;
  type: string | null;
  captions: { id: string; language: string; lines: number }[];
};

/**
 * What a page needs to show a video.
 *
 * @param place the project's address, e.g. `/sp24/projects/tiny-diffusion`
 */
export function videoView(
  { id, url, name, size, type, captions }: Row,
  { hosts }: Pick<PresentationPolicy, 'hosts'>,
  place: string,
): VideoView {
  if (url === null) {
    const path = `${place}/video/${id}`;
    return {
      ...{ id, kind: 'file', name: name ?? '', size: size ?? 0, type: type ?? '', path },
      captions: captions.map(({ id: own, language, lines }) => ({
        ...{ id: own, language: language === 'zh' ? 'zh' : 'en', lines },
        path: `${path}/captions/${own}`,
      })),
    };
  }
  const player = embeddedVideo(url, hosts);
  return player === null
    ? { id, kind: 'link', url, host: new URL(url).hostname.replace(/^www\./, '') }
    : { id, kind: 'player', url, player };
}
