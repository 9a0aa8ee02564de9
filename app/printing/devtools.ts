import type { Readable, Writable } from 'node:stream';

/** The commands of the DevTools protocol that printing takes: what each is given, and answers. */
type Commands = {
  'Target.createTarget': [{ url: string }, { targetId: string }];
  'Target.attachToTarget': [{ targetId: string; flatten: true }, { sessionId: string }];
  'Page.enable': [object, object];
  'Page.navigate': [{ url: string }, { errorText?: string }];
  'Page.printToPDF': [
    {
      preferCSSPageSize: true;
      printBackground: true;
      generateTaggedPDF: true;
      generateDocumentOutline: true;
    },
    { data: string },
  ];
  'Emulation.setScriptExecutionDisabled': [{ value: true }, object];
  'Runtime.evaluate': [{ expression: string; awaitPromise: true; returnByValue: true }, object];
  'Fetch.enable': [{ patterns: { urlPattern: string }[] }, object];
  'Fetch.fulfillRequest': [
    {
      requestId: string;
      responseCode: number;
      responseHeaders: { name: string; value: string }[];
      body: string;
    },
    object,
  ];
  'Fetch.failRequest': [{ requestId: string; errorReason: 'BlockedByClient' }, object];
};

/** What the browser tells by itself. */
type Events = {
  'Fetch.requestPaused': { requestId: string; request: { url: string; method: string } };
  'Page.loadEventFired': object;
};

export type Devtools = {
  /** Throws when the browser refuses, or is gone. */
  send<M extends keyof Commands>(
    method: M,
    params: Commands[M][0],
    session?: string,
  ): Promise<Commands[M][1]>;
  on<E extends keyof Events>(event: E, listener: (params: Events[E]) => void): void;
};

type Message = {
  id?: number;
  method?: string;
  params?: object;
  result?: object;
  error?: { message: string };
};

/**
 * Talks with a browser over its debugging pipe: JSON, each message ended by a null character
 * (chromedevtools.github.io/devtools-protocol).
 */
export function openDevtools(toBrowser: Writable, fromBrowser: Readable): Devtools {
  const waiting = new Map<number, PromiseWithResolvers>();
  const listeners = new Map<string, (params: object) => void>();
  let last = 0;
  let rest = '';
  const hear = ({ id, method, params = {}, result = {}, error }: Message) => {
    if (id === undefined) return listeners.get(method ?? '')?.(params);
    const answer = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) answer?.resolve(result);
    else answer?.reject(new Error(`the browser refuses: ${error.message}`));
  };
  const gone = () => {
    for (const { reject } of waiting.values()) reject(new Error('the browser is gone'));
    waiting.clear();
  };
  fromBrowser.setEncoding('utf8');
  fromBrowser.on('data', (chunk: string) => {
    const messages = (rest + chunk).split('\0');
    rest = messages.pop() ?? '';
    for (const message of messages) hear(JSON.parse(message) as Message);
  });
  fromBrowser.on('error', gone).on('close', gone);
  // Writing to a browser that has just ended is told by its other end.
  toBrowser.on('error', gone);
  return {
    send: <M extends keyof Commands>(method: M, params: Commands[M][0], sessionId?: string) => {
      const id = (last += 1);
      const answer = new Promise<object>((resolve, reject) => waiting.set(id, { resolve, reject }));
      toBrowser.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
      return answer as Promise<Commands[M][1]>;
    },
    on: (event, listener) => {
      listeners.set(event, listener as (params: object) => void);
    },
  };
}

type PromiseWithResolvers = { resolve: (result: object) => void; reject: (error: Error) => void };
