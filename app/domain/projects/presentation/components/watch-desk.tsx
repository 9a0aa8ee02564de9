import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '#app/ui/notice.tsx';
import { useWordsOfOtherBrowsers } from '#app/domain/people/components/kept-text.ts';
import type { WatchedPresentation } from '../watched-presentation.server.ts';
import { InstantComments } from './instant-comments.tsx';
import { VideoPlayer, type PlayerHandle } from './video-player.tsx';
import classes from './watch-desk.module.css';

type WatchDeskProps = {
  presentation: WatchedPresentation;
  keptAs: string;
  requestId: string;
  typed: { instant: string; body: string } | null;
};

/** The video, and beside it what is said about it. */
export function WatchDesk({ presentation, keptAs, requestId, typed }: WatchDeskProps) {
  const { t } = useTranslation('presentation');
  const player = useRef<PlayerHandle | null>(null);
  const onPlayer = useCallback((there: PlayerHandle | null) => {
    player.current = there;
  }, []);
  const [second, setSecond] = useState(0);
  // The player says so four times a second; once is enough.
  const onSecond = useCallback((now: number) => setSecond(Math.floor(now)), []);
  useWordsOfOtherBrowsers(keptAs);
  const { video, title, threads, mayComment, shared } = presentation;
  return (
    <div className={classes.desk}>
      <div className={classes.player}>
        <VideoPlayer video={video} title={title} onPlayer={onPlayer} onSecond={onSecond} />
        {!shared && <Notice>{t('kept')}</Notice>}
      </div>
      <InstantComments {...{ threads, mayComment, second, player, keptAs, requestId, typed }} />
    </div>
  );
}
