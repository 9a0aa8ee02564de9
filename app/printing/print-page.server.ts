import { startBrowser } from './chromium.server.ts';
import type { Devtools } from './devtools.ts';

/** What is answered to a request of the page that is printed. */
export type Answer = { status: number; headers: Record<string, string>; body: Buffer };

/** Answers a request for an address of the page's own origin, by path and search. */
export type Ask = (path: string) => Promise<Answer>;

/** A page to be printed: where it is, and who answers for it. */
export type PrintedPage = {
  /** Absolute; links in the page lead on from here. Nothing is asked of it over a network. */
  address: string;
  ask: Ask;
  /** Added to the styles of the page. */
  css: string;
};

/**
 * Prints a page to PDF in a browser of its own. No script runs in it; what the page asks for is
 * answered by `ask` when it is of the page's own origin, and refused otherwise.
 *
 * @param signal ends the browser
 * @throws when the page is not answered with 200, or the browser does not do it
 */
export async function printPage(
  program: string,
  page: PrintedPage,
  signal: AbortSignal,
): Promise<Buffer> {
  const browser = await startBrowser(program);
  const stopped = new Promise<never>((_, reject) => {
    const stop = () => reject(new Error('printing was stopped', { cause: signal.reason }));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([printIn(browser.devtools, page), stopped]);
  } finally {
    await browser.end();
  }
}

async function printIn(devtools: Devtools, { address, ask, css }: PrintedPage): Promise<Buffer> {
  const { targetId } = await devtools.send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await devtools.send('Target.attachToTarget', { targetId, flatten: true });
  const send: Devtools['send'] = (method, params) => devtools.send(method, params, sessionId);
  const failed = answerRequests(devtools, send, address, ask);
  const loaded = new Promise<void>((resolve) =>
    devtools.on('Page.loadEventFired', () => resolve()),
  );
  await send('Emulation.setScriptExecutionDisabled', { value: true });
  await send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
  await send('Page.enable', {});
  const { errorText } = await Promise.race([send('Page.navigate', { url: address }), failed]);
  if (errorText !== undefined) throw new Error(`the page cannot be opened: ${errorText}`);
  await Promise.race([loaded, failed]);
  await send('Runtime.evaluate', {
    expression: `(async () => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(${JSON.stringify(css)});
      document.adoptedStyleSheets.push(sheet);
      await document.fonts.ready;
    })()`,
    ...{ awaitPromise: true, returnByValue: true },
  });
  const { data } = await send('Page.printToPDF', {
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  });
  return Buffer.from(data, 'base64');
}

/** Answers what the page asks for; rejects when the page itself is not there. */
function answerRequests(
  devtools: Devtools,
  send: Devtools['send'],
  address: string,
  ask: Ask,
): Promise<never> {
  const { origin, href } = new URL(address);
  return new Promise((_, reject) => {
    const answer = async (requestId: string, url: string, method: string) => {
      const asked = URL.canParse(url) ? new URL(url) : null;
      if (asked?.origin !== origin || method !== 'GET') {
        await send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
        return;
      }
      const { status, headers, body } = await ask(asked.pathname + asked.search);
      if (asked.href === href && status !== 200) throw new Error(`the page answers ${status}`);
      await send('Fetch.fulfillRequest', {
        requestId,
        responseCode: status,
        responseHeaders: Object.entries(headers).map(([name, value]) => ({ name, value })),
        body: body.toString('base64'),
      });
    };
    devtools.on('Fetch.requestPaused', ({ requestId, request }) => {
      answer(requestId, request.url, request.method).catch(reject);
    });
  });
}
