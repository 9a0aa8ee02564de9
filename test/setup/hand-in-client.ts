/** What a form about a homework was answered. */
export type FormAnswer = {
  status: number;
  ok: boolean;
  /** Why not, in the portal's own word; null where it is done. */
  because: string | null;
  /** Of the file that was laid among the others. */
  id: string | null;
  /** That was handed in. */
  version: number | null;
};

/** Hands homework in as the page does, without a browser. */
export type HandInClient = {
  /** Opens the page as a browser that comes there does. Gives the status. */
  open(): Promise<number>;
  /** Asks for what the open page shows now: the page's own data. */
  load(): Promise<number>;
  /** Announces a file under a number; gives the address of its upload, null when it is refused. */
  announce(file: { name: string; size: number }, number: number): Promise<string | null>;
  /** Sends bytes from an offset on; gives the status, and how many the portal has then. */
  send(
    upload: string,
    bytes: Uint8Array,
    offset: number,
  ): Promise<{ status: number; kept: number | null }>;
  /** How many bytes the portal has; null where it knows no such upload. */
  kept(upload: string): Promise<number | null>;
  bring(upload: string): Promise<FormAnswer>;
  leaveOut(file: string): Promise<FormAnswer>;
  handIn(files: readonly string[], requestId: string): Promise<FormAnswer>;
};

const protocol = { 'Tus-Resumable': '1.0.0' };

/** @param homework `sp24/hw3` */
export function handInClient(origin: string, cookie: string, homework: string): HandInClient {
  const [offering = '', slug = ''] = homework.split('/');
  const page = `/${offering}/homework/${slug}.data`;
  const ask = (path: string, options: RequestInit & { headers?: Record<string, string> } = {}) =>
    fetch(origin + path, {
      ...options,
      redirect: 'manual',
      headers: { Origin: origin, Cookie: cookie, ...options.headers },
    });
  const post = async (fields: Record<string, string>): Promise<FormAnswer> => {
    const answer = await ask(page, { method: 'POST', body: new URLSearchParams(fields) });
    const text = await answer.text();
    const part = (pattern: RegExp) => pattern.exec(text)?.[1] ?? null;
    return {
      ...{ status: answer.status, ok: text.includes('"ok",true') },
      because: part(/"because","([^"]+)"/),
      id: part(/"id","([0-9a-f-]{36})"/),
      version: Number(part(/"version",(\d+)/)) || null,
    };
  };
  const read = async (address: string) => {
    const answer = await ask(address);
    await answer.text();
    return answer.status;
  };
  const offsetOf = ({ headers }: Response) => {
    const offset = headers.get('Upload-Offset');
    return offset === null ? null : Number(offset);
  };
  return {
    open: () => read(`/${offering}/homework/${slug}`),
    load: () => read(`${page}?_routes=routes%2Foffering%2Fhomework`),
    announce: async ({ name, size }, number) => {
      const words = { purpose: 'homework', about: `${homework}/${number}`, filename: name };
      const metadata = Object.entries(words).map(([key, word]) => `${key} ${btoa(word)}`);
      const headers = { 'Upload-Length': `${size}`, 'Upload-Metadata': metadata.join(',') };
      const answer = await ask('/uploads', {
        method: 'POST',
        headers: { ...protocol, ...headers },
      });
      return answer.headers.get('Location');
    },
    send: async (upload, bytes, offset) => {
      const answer = await ask(upload, {
        ...{ method: 'PATCH', body: new Uint8Array(bytes) },
        headers: {
          ...{ ...protocol, 'Upload-Offset': `${offset}` },
          'Content-Type': 'application/offset+octet-stream',
        },
      });
      return { status: answer.status, kept: offsetOf(answer) };
    },
    kept: async (upload) => offsetOf(await ask(upload, { method: 'HEAD', headers: protocol })),
    bring: (upload) => post({ intent: 'bring', upload: upload.split('/').at(-1) ?? '' }),
    leaveOut: (file) => post({ intent: 'take-back', file }),
    handIn: (files, requestId) =>
      post({ intent: 'hand-in', requestId, files: files.join(), agreed: '0' }),
  };
}

/** What the portal takes as a PDF, with these bytes in it. */
export function pdfOf(...pieces: Uint8Array[]): Buffer {
  const begin = Buffer.from('%PDF-1.7\n');
  return Buffer.concat([begin, ...pieces, Buffer.from('\nstartxref\n9\n%%EOF\n')]);
}
