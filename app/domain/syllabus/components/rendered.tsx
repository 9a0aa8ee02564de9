import 'katex/dist/katex.min.css';
import { createContext, useContext, useEffect, useRef } from 'react';
import { stopWhereItScrolls } from '#app/ui/scroll-stops.ts';
import classes from './rendered.module.css';

/** Gives a page rendered on the server the HTML of a hash; there is none in the browser. */
export const RenderedHtmlContext = createContext<(hash: string) => string | undefined>(
  () => undefined,
);

/** HTML that this browser has had before, by its hash. */
const seen = new Map<string, string>();

/**
 * Fetches HTML before a page that shows it is entered. The address names the content by its hash,
 * so the browser may keep it for ever.
 */
export async function preloadRendered(hash: string): Promise<void> {
  if (seen.has(hash)) return;
  const response = await fetch(`/content/${hash}`);
  if (!response.ok) throw response;
  seen.set(hash, await response.text());
}

type RenderedProps = { hash: string };

/**
 * Rendered notes. The HTML crosses the wire once: it is in the page that the server sent, and when
 * React comes alive it is read from there instead of from the loader's data.
 */
export function Rendered({ hash }: RenderedProps) {
  const htmlOnServer = useContext(RenderedHtmlContext);
  const id = `rendered-${hash.slice(0, 12)}`;
  const html = htmlOnServer(hash) ?? seen.get(hash) ?? htmlInPage(id);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    seen.set(hash, html);
    const wide = box.current?.querySelectorAll('[data-scroll], pre, p, ul, ol');
    return wide && stopWhereItScrolls(wide);
  }, [hash, html]);
  return (
    <div
      key={hash}
      id={id}
      ref={box}
      className={classes.rendered}
      dangerouslySetInnerHTML={{ __html: html }}
      suppressHydrationWarning
    />
  );
}

/** HTML that the server rendered and that came as data. */
export function RenderedHtml({ html }: { html: string }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const wide = box.current?.querySelectorAll('[data-scroll], pre, p, ul, ol');
    return wide && stopWhereItScrolls(wide);
  }, [html]);
  return <div ref={box} className={classes.rendered} dangerouslySetInnerHTML={{ __html: html }} />;
}

function htmlInPage(id: string): string {
  return typeof document === 'undefined' ? '' : (document.getElementById(id)?.innerHTML ?? '');
}
