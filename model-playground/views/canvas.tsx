import { useEffect, useRef, useState, type RefObject } from 'react';

import { useSize } from './use-size.ts';

/** The colours of the instrument as the canvas needs them: resolved from its CSS variables. */
export interface Ink {
  ink: string;
  muted: string;
  hairline: string;
  paper: string;
  data: string;
  model: string;
  second: string;
  third: string;
  fourth: string;
}

export interface Frame {
  context: CanvasRenderingContext2D;
  /** CSS pixels. */
  width: number;
  height: number;
  ink: Ink;
  dark: boolean;
}

interface CanvasProps {
  /** What the picture shows, in words, for those who do not see it. */
  label: string;
  /** Draws the whole picture; called again whenever it, the size or the colours change. */
  draw: (frame: Frame) => void;
  className?: string;
  canvasRef?: RefObject<HTMLCanvasElement>;
}

/** A canvas that is sharp on every screen and redraws on a change of size, colours or `draw`. */
export function Canvas({ label, draw, className, canvasRef }: CanvasProps) {
  const ownRef = useRef<HTMLCanvasElement>(null);
  const ref = canvasRef ?? ownRef;
  const size = useSize(ref);
  const scheme = useColourScheme();

  // With the next frame, not at once: React's work and all pictures together would be one long task.
  useEffect(() => {
    const canvas = ref.current;
    const context = canvas?.getContext('2d');
    if (!canvas || !context || size.width === 0) return;
    const frame = requestAnimationFrame(() =>
      draw({ ...emptyFrame(canvas, context, size), dark: scheme === 'dark' }),
    );
    return () => cancelAnimationFrame(frame);
  }, [draw, size, scheme, ref]);

  return <canvas ref={ref} className={className} role="img" aria-label={label} />;
}

/** An empty canvas of this size in CSS pixels, as sharp as the screen. */
function emptyFrame(
  canvas: HTMLCanvasElement,
  context: CanvasRenderingContext2D,
  { width, height }: { width: number; height: number },
): Omit<Frame, 'dark'> {
  const ratio = window.devicePixelRatio || 1;
  const pixelWidth = Math.round(width * ratio);
  const pixelHeight = Math.round(height * ratio);
  if (canvas.width !== pixelWidth) canvas.width = pixelWidth;
  if (canvas.height !== pixelHeight) canvas.height = pixelHeight;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  return { context, width, height, ink: readInk(canvas) };
}

function readInk(element: Element): Ink {
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(`--pg-${name}`).trim() || '#888';
  return {
    ink: read('ink'),
    muted: read('muted'),
    hairline: read('hairline'),
    paper: read('paper'),
    data: read('data'),
    model: read('model'),
    second: read('second'),
    third: read('third'),
    fourth: read('fourth'),
  };
}

/** Changes whenever the page switches between light and dark. */
function useColourScheme(): string {
  const read = () => document.documentElement.getAttribute('data-mantine-color-scheme') ?? 'light';
  const [scheme, setScheme] = useState(read);
  useEffect(() => {
    const observer = new MutationObserver(() => setScheme(read()));
    observer.observe(document.documentElement, {
      attributes: true,
      attributeFilter: ['data-mantine-color-scheme'],
    });
    return () => observer.disconnect();
  }, []);
  return scheme;
}
