import type { FigureRefusal, StoredFigure } from '../figure.ts';

/** What became of a picture that was sent. */
export type Sent =
  | { ok: true; figure: StoredFigure }
  | { ok: false; because: FigureRefusal | 'offline' | 'signed out' | 'failed' };

/**
 * Sends a picture to the project's figures. Never rejects.
 *
 * @param onProgress told from time to time which share has gone out: 0 to 1
 */
export function sendFigure(
  address: string,
  file: File,
  onProgress: (share: number) => void,
): Promise<Sent> {
  return new Promise((resolve) => {
    // `fetch` says nothing of how much it has sent.
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    request.onload = () => resolve(readAnswer(request));
    request.onerror = () =>
      resolve({ ok: false, because: navigator.onLine ? 'failed' : 'offline' });
    request.ontimeout = request.onerror;
    request.send(file);
  });
}

function readAnswer({ responseText, responseURL, status }: XMLHttpRequest): Sent {
  if (new URL(responseURL).pathname.startsWith('/sign-in')) {
    return { ok: false, because: 'signed out' };
  }
  if (status === 404) return { ok: false, because: 'not found' };
  try {
    return JSON.parse(responseText) as Sent;
  } catch {
    return { ok: false, because: 'failed' };
  }
}
