/** What has arrived of a file. */
export type UploadProgress = {
  kept: number;
  /** Whether the portal cannot be reached just now; it is tried again by itself. */
  waiting: boolean;
};

/** Why a file is not taken: what it is, who brings it, or that the portal’s disk is full. */
export type UploadRefusal = 'too large' | 'signed out' | 'not allowed' | 'too often' | 'not stored';

/** The portal does not take the file; trying again would not help. */
export class UploadRefused extends Error {
  constructor(readonly because: UploadRefusal) {
    super(because);
  }
}

type UploadOptions = {
  purpose: string;
  about: string;
  /** The id of an upload to go on with; null to begin one. */
  begun: string | null;
  signal: AbortSignal;
  /** It has an id, by which it can be gone on with; also when `signal` has said stop meanwhile. */
  onBegun: (id: string) => void;
  onProgress: (progress: UploadProgress) => void;
};

/** Sent at once: what is lost when the connection breaks, and the step of the progress shown. */
const pieceBytes = 2 * 1024 * 1024;
const longestWaitMs = 15_000;

const protocol = { 'Tus-Resumable': '1.0.0' };

/**
 * Sends a file piece by piece (tus 1.0.0) and gives the id of the upload. A connection that breaks
 * is waited for, then the portal says how far it has come.
 *
 * @throws UploadRefused; an AbortError when `signal` says so
 */
export async function uploadFile(file: File, options: UploadOptions): Promise<string> {
  const { signal, onProgress } = options;
  const patiently = patience(signal, () => onProgress({ kept, waiting: true }));
  let kept = 0;
  const address = options.begun ?? (await patiently(() => begin(file, options)));
  options.onBegun(address);
  const path = `/uploads/${address}`;
  if (options.begun !== null) kept = await patiently(() => keptOf(path, signal));
  onProgress({ kept, waiting: false });
  while (kept < file.size) {
    const from = kept;
    kept = await patiently(
      () => sendPiece(path, file, from, signal),
      () => keptOf(path, signal),
    );
    onProgress({ kept, waiting: false });
  }
  return address;
}

/**
 * Lets the portal forget what has arrived of a file, also when the page is left right away. One
 * that it cannot be told is swept after a day.
 */
export async function forgetUpload(id: string): Promise<void> {
  const request = { method: 'DELETE', headers: protocol, keepalive: true };
  await fetch(`/uploads/${id}`, request).catch(() => {});
}

/** Not broken off by `signal`: else nobody would learn the id of what was begun. */
async function begin(file: File, { purpose, about }: UploadOptions): Promise<string> {
  const metadata = Object.entries({ purpose, about, filename: file.name });
  const answer = await fetch('/uploads', {
    method: 'POST',
    headers: {
      ...protocol,
      'Upload-Length': `${file.size}`,
      'Upload-Metadata': metadata.map(([key, text]) => `${key} ${base64(text)}`).join(','),
    },
  });
  refuse(answer);
  const id = answer.headers.get('Location')?.split('/').at(-1);
  if (answer.status !== 201 || id === undefined) throw new Error(`answered ${answer.status}`);
  return id;
}

async function keptOf(path: string, signal: AbortSignal): Promise<number> {
  const answer = await fetch(path, { method: 'HEAD', headers: protocol, signal });
  refuse(answer);
  return offsetIn(answer);
}

async function sendPiece(path: string, file: File, from: number, signal: AbortSignal) {
  const headers = {
    ...protocol,
    'Upload-Offset': `${from}`,
    'Content-Type': 'application/offset+octet-stream',
  };
  const body = file.slice(from, from + pieceBytes);
  const answer = await fetch(path, { method: 'PATCH', headers, body, signal });
  refuse(answer);
  return offsetIn(answer);
}

function offsetIn(answer: Response): number {
  const offset = answer.headers.get('Upload-Offset');
  if (!answer.ok || offset === null) throw new Error(`answered ${answer.status}`);
  return Number(offset);
}

const refusals: Partial<Record<number, UploadRefusal>> = {
  401: 'signed out',
  403: 'not allowed',
  404: 'not allowed',
  413: 'too large',
  429: 'too often',
  507: 'not stored',
};

function refuse({ status }: Response): void {
  const because = refusals[status];
  if (because !== undefined) throw new UploadRefused(because);
}

/** Tries again what fails by the way, more seldom each time; `again` instead, where it is given. */
function patience(signal: AbortSignal, onWaiting: () => void) {
  return async <T>(first: () => Promise<T>, again: () => Promise<T> = first): Promise<T> => {
    for (let tries = 0; ; tries += 1) {
      try {
        return await (tries === 0 ? first() : again());
      } catch (error) {
        if (error instanceof UploadRefused || signal.aborted) throw error;
        onWaiting();
        await new Promise((resolve) => {
          setTimeout(resolve, Math.min(1_000 * 2 ** tries, longestWaitMs));
        });
      }
    }
  };
}

function base64(text: string): string {
  return btoa(String.fromCodePoint(...new TextEncoder().encode(text)));
}
