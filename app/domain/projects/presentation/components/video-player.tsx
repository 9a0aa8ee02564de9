import { Anchor, Button } from '@mantine/core';
import { IconExternalLink, IconPlayerPlay } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { playerAddress, type EmbeddedVideo } from '../video-link.ts';
import type { VideoView } from '../video-view.ts';
import classes from './video-player.module.css';

/** What a page can ask of the player on it. */
export type PlayerHandle = {
  /** Goes to a second and plays. */
  seek(second: number): void;
  /** The second it is at; null where the player is somebody else's. */
  second(): number | null;
};

type VideoPlayerProps = {
  video: VideoView;
  /** What it is called by a screen reader. */
  title: string;
  /** It is there, or no longer. */
  onPlayer?: ((player: PlayerHandle | null) => void) | undefined;
  /** It moves on: the second it is at. */
  onSecond?: ((second: number) => void) | undefined;
};

/**
 * Plays a video: a file from here, or in its host's own player, which is asked for when the reader
 * presses play and not before.
 */
export function VideoPlayer({ video, title, onPlayer, onSecond }: VideoPlayerProps) {
  switch (video.kind) {
    case 'file':
      return <File video={video} title={title} onPlayer={onPlayer} onSecond={onSecond} />;
    case 'player':
      return <Embedded video={video.player} url={video.url} title={title} onPlayer={onPlayer} />;
    case 'link':
      return <Elsewhere url={video.url} host={video.host} />;
  }
}

function File({
  video,
  title,
  onPlayer,
  onSecond,
}: {
  video: Extract<VideoView, { kind: 'file' }>;
  title: string;
  onPlayer: VideoPlayerProps['onPlayer'];
  onSecond: VideoPlayerProps['onSecond'];
}) {
  const { t } = useTranslation('presentation');
  const element = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    onPlayer?.({
      seek: (second) => {
        if (element.current === null) return;
        element.current.currentTime = second;
        // A browser may want to be asked by its reader first.
        element.current.play().catch(() => {});
      },
      second: () => element.current?.currentTime ?? null,
    });
    return () => onPlayer?.(null);
  }, [onPlayer]);
  return (
    <video
      ref={element}
      className={classes.frame}
      src={video.path}
      controls
      preload="metadata"
      playsInline
      aria-label={t('player', { title })}
      onTimeUpdate={({ currentTarget }) => onSecond?.(currentTarget.currentTime)}
    >
      {video.captions.map(({ id, language, path }) => (
        <track
          key={id}
          kind="captions"
          src={path}
          srcLang={language}
          label={t(`captions.in.${language}`)}
        />
      ))}
      {t('noPlayer')}
    </video>
  );
}

function Embedded({
  video,
  url,
  title,
  onPlayer,
}: {
  video: EmbeddedVideo;
  url: string;
  title: string;
  onPlayer: VideoPlayerProps['onPlayer'];
}) {
  const { t } = useTranslation('presentation');
  const { host } = video;
  const [from, setFrom] = useState<number | null>(null);
  useEffect(() => {
    onPlayer?.({ seek: setFrom, second: () => null });
    return () => onPlayer?.(null);
  }, [onPlayer]);
  return (
    <div className={classes.around}>
      {from === null ? (
        <div className={classes.poster}>
          <Button
            size="md"
            leftSection={<IconPlayerPlay size={18} aria-hidden />}
            onClick={() => setFrom(0)}
          >
            {t('play', { host })}
          </Button>
          <p>{t('playAsks', { host })}</p>
        </div>
      ) : (
        <iframe
          key={from}
          className={classes.frame}
          src={playerAddress(video, from)}
          title={t('player', { title })}
          allow="autoplay; fullscreen; encrypted-media"
          allowFullScreen
          sandbox="allow-scripts allow-same-origin allow-presentation"
          // Its host plays only for pages that say which site they are of.
          referrerPolicy="strict-origin"
        />
      )}
      <p className={classes.elsewhere}>
        <Outside url={url}>{t('openAt', { host })}</Outside>
      </p>
    </div>
  );
}

function Elsewhere({ url, host }: { url: string; host: string }) {
  const { t } = useTranslation('presentation');
  return (
    <div className={classes.poster}>
      <Outside url={url}>{t('openAt', { host })}</Outside>
      <p>{t('elsewhere', { host })}</p>
    </div>
  );
}

function Outside({ url, children }: { url: string; children: string }) {
  return (
    <Anchor href={url} target="_blank" rel="noreferrer noopener">
      {children} <IconExternalLink size={15} aria-hidden />
    </Anchor>
  );
}
