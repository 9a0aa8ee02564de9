import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';

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
  /** What stands still under a picture that moves: drawn once, copied for every frame. */
  beneath?: (frame: Frame) => void;
  /** Draws what is not `beneath`; called again whenever it, the size or the colours change. */
  draw: (frame: Frame) => void;
  className?: string;
  canvasRef?: RefObject<HTMLCanvasElement>;
}

/** A canvas that is sharp on every screen and redraws on a change of size, colours or `draw`. */
export function Canvas({ label, beneath, draw, className, canvasRef }: CanvasProps) {
  const ownRef = useRef<HTMLCanvasElement>(null);
  const ref = canvasRef ?? ownRef;
  const size = useSize(ref);
  const scheme = useColourScheme();
  const still = useMemo(() => beneath && drawOnce(beneath), [beneath]);

  // With the next frame, not at once: React's work and all pictures together would be one long task.
  useEffect(() => {
    const canvas = ref.current;
    const context = canvas?.getContext('2d');
    if (!canvas || !context || size.width === 0) return;
    const request = requestAnimationFrame(() => {
      clear(canvas, context, size);
      const frame = { context, ...size, ink: readInk(canvas), dark: scheme === 'dark' };
      still?.(frame);
      draw(frame);
    });
    return () => cancelAnimationFrame(request);
  }, [still, draw, size, scheme, ref]);

  return <canvas ref={ref} className={className} role="img" aria-label={label} />;
}

interface Size {
  /** CSS pixels. */
  width: number;
  height: number;
}

/** Draws at the first call and when size or colours have changed, and copies at every call. */
function drawOnce(draw: (frame: Frame) => void): (frame: Frame) => void {
  let drawn: { canvas: HTMLCanvasElement; dark: boolean } | undefined;
  return (frame) => {
    const { context, dark } = frame;
    const { width, height } = context.canvas;
    if (drawn?.dark !== dark || drawn.canvas.width !== width || drawn.canvas.height !== height) {
      drawn = { canvas: drawApart(draw, frame), dark };
    }
    context.save();
    context.resetTransform();
    context.drawImage(drawn.canvas, 0, 0);
    context.restore();
  };
}

/** The same picture on a canvas of its own. */
function drawApart(draw: (frame: Frame) => void, frame: Frame): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (context) {
    clear(canvas, context, frame);
    draw({ ...frame, context });
  }
  return canvas;
}

/** Empties a canvas and makes it this large, as sharp as the screen. */
function clear(
  canvas: HTMLCanvasElement,
  context: CanvasRenderingContext2D,
  { width, height }: Size,
): void {
  const ratio = window.devicePixelRatio || 1;
  const pixelWidth = Math.round(width * ratio);
  const pixelHeight = Math.round(height * ratio);
  if (canvas.width !== pixelWidth) canvas.width = pixelWidth;
  if (canvas.height !== pixelHeight) canvas.height = pixelHeight;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
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
