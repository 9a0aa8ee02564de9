import {
  getDocument,
  GlobalWorkerOptions,
  TextLayer,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import worker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = worker;

/** Fonts and tables of characters that a PDF may take for granted, and decoders of its pictures. */
const data = import.meta.glob<string>(
  '/node_modules/pdfjs-dist/{cmaps,standard_fonts,wasm}/*.{bcmap,pfb,ttf,wasm,js}',
  { query: '?url', import: 'default', eager: true },
);
const addresses = new Map(
  Object.entries(data).map(([path, address]) => [path.slice(path.lastIndexOf('/') + 1), address]),
);

/** Brings them by the names that PDF.js calls them; the portal serves them by their hash. */
class BundledData {
  async fetch({ filename }: { filename: string }): Promise<Uint8Array> {
    const address = addresses.get(filename);
    if (address === undefined) throw new Error(`There is no ${filename}.`);
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${filename} did not come.`);
    return new Uint8Array(await answer.arrayBuffer());
  }
}

/** No more than this is drawn of a page, in pixels: Safari draws nothing on a larger canvas. */
const largestCanvas = 16_000_000;

export type OpenPdf = {
  pages: number;
  page: (number: number) => Promise<PdfPage>;
  close: () => void;
};

export type PdfPage = {
  /** Its width by its height. */
  ratio: number;
  /**
   * Draws it as wide as asked for, in CSS pixels, and lays its words over it, to be selected and read
   * aloud.
   *
   * @returns stops drawing
   */
  draw: (canvas: HTMLCanvasElement, words: HTMLElement, width: number) => () => void;
};

/**
 * Opens a PDF, a piece at a time where it is large. Nothing in it runs: its scripts, forms and links
 * are left alone, and no text of it becomes code.
 *
 * @throws when it is none, is locked by a password or does not come
 */
export async function openPdf(address: string): Promise<OpenPdf> {
  const task = getDocument({
    url: address,
    isEvalSupported: false,
    enableXfa: false,
    disableAutoFetch: true,
    cMapPacked: true,
    useWorkerFetch: false,
    BinaryDataFactory: BundledData,
    // Errors of its own in a file are no errors of the portal.
    verbosity: 0,
  });
  const close = () => void task.destroy();
  try {
    const pdf: PDFDocumentProxy = await task.promise;
    return {
      pages: pdf.numPages,
      page: async (number) => pageOf(await pdf.getPage(number)),
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}

function pageOf(page: PDFPageProxy): PdfPage {
  const natural = page.getViewport({ scale: 1 });
  return {
    ratio: natural.width / natural.height,
    draw: (canvas, words, width) => {
      const viewport = page.getViewport({ scale: width / natural.width });
      const sharp = Math.min(
        window.devicePixelRatio,
        Math.sqrt(largestCanvas / (viewport.width * viewport.height)),
      );
      canvas.width = Math.floor(viewport.width * sharp);
      canvas.height = Math.floor(viewport.height * sharp);
      const drawing = page.render({ canvas, viewport, transform: [sharp, 0, 0, sharp, 0, 0] });
      // Stopped: it is drawn anew, or not wanted any more.
      drawing.promise.catch(() => {});
      words.replaceChildren();
      words.style.setProperty('--total-scale-factor', `${viewport.scale}`);
      const text = new TextLayer({
        textContentSource: page.streamTextContent(),
        container: words,
        viewport,
      });
      text.render().catch(() => {});
      return () => {
        drawing.cancel();
        text.cancel();
        page.cleanup();
      };
    },
  };
}
