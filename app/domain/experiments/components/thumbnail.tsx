import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { Poster } from '#app/domain/syllabus/components/poster.tsx';
import type { PictureKind } from '#playground/catalog/types.ts';
import { fromBytes, type Film } from '#playground/thumbnails/film.ts';
import type { FilmPlayer } from './film-player.ts';
import classes from './thumbnail.module.css';

const addresses = import.meta.glob<string>('../../../../model-playground/thumbnails/films/*.json', {
  query: '?url&no-inline',
  import: 'default',
  eager: true,
});

const FRAME_MILLISECONDS = 220;

interface ThumbnailProps {
  slug: string;
  picture: PictureKind;
  player: FilmPlayer;
  /** Whether films may play; otherwise each shows its last frame. */
  moving: boolean;
}

/**
 * A real run of the experiment as a small film, loaded and played when it comes into view. Before
 * that, and where nobody has filmed one, it is the drawn still.
 */
export function Thumbnail({ slug, picture, player, moving }: ThumbnailProps) {
  const box = useRef<HTMLSpanElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const scheme = useComputedColorScheme('light');
  const inView = useInView(box);
  const film = useFilm(slug, inView);
  const [frame, setFrame] = useState<number>();
  const last = (film?.frames.length ?? 0) - 1;

  useEffect(() => {
    if (film === null || !inView || !moving) return;
    return player.enter((done) => {
      let at = 0;
      setFrame(0);
      const clock = setInterval(() => {
        at += 1;
        setFrame(at);
        if (at < film.frames.length - 1) return;
        clearInterval(clock);
        done();
      }, FRAME_MILLISECONDS);
      return () => {
        clearInterval(clock);
        setFrame(undefined);
      };
    });
  }, [film, inView, moving, player]);

  useEffect(() => {
    if (film !== null && canvas.current !== null) draw(canvas.current, film, frame ?? last);
  }, [film, frame, last, scheme]);

  return (
    <span ref={box} className={classes.thumbnail} data-film={film !== null} aria-hidden>
      {film === null ? <Poster picture={picture} /> : <canvas ref={canvas} />}
    </span>
  );
}

/** Whether an element stands in a visible page's window. */
function useInView(box: React.RefObject<HTMLElement>): boolean {
  const [inView, setInView] = useState(false);
  useEffect(() => {
    if (box.current === null) return;
    let meets = false;
    const say = () => setInView(meets && document.visibilityState === 'visible');
    const observer = new IntersectionObserver((entries) => {
      meets = entries.at(-1)?.isIntersecting ?? false;
      say();
    });
    observer.observe(box.current);
    document.addEventListener('visibilitychange', say);
    return () => {
      observer.disconnect();
      document.removeEventListener('visibilitychange', say);
    };
  }, [box]);
  return inView;
}

/** The film of an experiment, once it is wanted and has come; null before, or for none. */
function useFilm(slug: string, wanted: boolean): Film | null {
  const [film, setFilm] = useState<Film | null>(null);
  const address = Object.entries(addresses).find(([file]) => file.endsWith(`/${slug}.json`))?.[1];
  useEffect(() => {
    if (!wanted || film !== null || address === undefined) return;
    const stop = new AbortController();
    fetch(address, { signal: stop.signal })
      .then(async (answer) => setFilm((await answer.json()) as Film))
      // The drawn still stays: nothing is lost but motion.
      .catch(() => {});
    return () => stop.abort();
  }, [wanted, film, address]);
  return film;
}

/** One frame over the data, in the colours of the page. */
function draw(canvas: HTMLCanvasElement, { kind, data, frames }: Film, index: number): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  const ratio = window.devicePixelRatio || 1;
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  context.scale(ratio, ratio);
  const style = getComputedStyle(canvas);
  const ink = { data: style.color, model: style.getPropertyValue('--accent') };
  const paint = kind === 'points' ? paintPoints : paintBars;
  paint(context, fromBytes(data), { width, height, colour: ink.data, back: true });
  const bytes = frames[index]?.bytes ?? '';
  paint(context, fromBytes(bytes), { width, height, colour: ink.model, back: false });
}

interface Paint {
  width: number;
  height: number;
  colour: string;
  /** The data, behind the model. */
  back: boolean;
}

function paintPoints(
  context: CanvasRenderingContext2D,
  shares: number[],
  { width, height, colour, back }: Paint,
): void {
  // A little closer than the instrument: the margins hold few points.
  const side = 1.2 * Math.min(width, height);
  context.fillStyle = colour;
  context.globalAlpha = back ? 0.25 : 0.85;
  for (let i = 0; i + 1 < shares.length; i += 2) {
    const x = (width - side) / 2 + side * (shares[i] ?? 0);
    const y = (height + side) / 2 - side * (shares[i + 1] ?? 0);
    context.beginPath();
    context.arc(x, y, back ? 1.4 : 1.1, 0, 2 * Math.PI);
    context.fill();
  }
}

function paintBars(
  context: CanvasRenderingContext2D,
  shares: number[],
  { width, height, colour, back }: Paint,
): void {
  const wide = width / shares.length;
  context.fillStyle = colour;
  context.strokeStyle = colour;
  context.globalAlpha = back ? 0.25 : 0.9;
  context.lineWidth = 1.25;
  context.beginPath();
  shares.forEach((share, i) => {
    const y = height - share * height;
    if (back) context.fillRect(i * wide, y, wide, height - y);
    context.lineTo(i * wide, y);
    context.lineTo((i + 1) * wide, y);
  });
  if (!back) context.stroke();
}
