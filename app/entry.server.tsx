import { PassThrough } from 'node:stream';
import {
  createReadableStreamFromReadable,
  type AppLoadContext,
  type EntryContext,
} from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { RenderedHtmlContext } from './domain/syllabus/components/rendered.tsx';
import { i18nFor } from './i18n/translator.ts';
import { NonceContext } from './web/nonce.ts';

const patienceMs = 10_000;

/** Renders a page; a robot gets it whole, a person as it comes. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const ready = isbot(request.headers.get('user-agent')) ? 'onAllReady' : 'onShellReady';
  return new Promise((resolve, reject) => {
    let answer = status;
    const { pipe, abort } = renderToPipeableStream(
      <I18nextProvider i18n={i18nFor(context.language)}>
        <NonceContext.Provider value={context.nonce}>
          <RenderedHtmlContext.Provider value={(hash) => context.content.html(hash)}>
            <RemixServer
              context={remixContext}
              url={request.url}
              nonce={context.nonce}
              abortDelay={patienceMs}
            />
          </RenderedHtmlContext.Provider>
        </NonceContext.Provider>
      </I18nextProvider>,
      {
        nonce: context.nonce,
        [ready]() {
          const body = new PassThrough();
          headers.set('Content-Type', 'text/html; charset=utf-8');
          keepPersonal(headers, context);
          resolve(
            new Response(createReadableStreamFromReadable(body), { headers, status: answer }),
          );
          pipe(body);
        },
        onShellError: reject,
        onError(error) {
          answer = 500;
          context.log.error(
            { err: error, requestId: context.requestId },
            'a page failed to render',
          );
        },
      },
    );
    setTimeout(abort, patienceMs + 1_000).unref();
  });
}

/** The data of a page that is open already. */
export function handleDataRequest(
  response: Response,
  { context }: { context: AppLoadContext },
): Response {
  keepPersonal(response.headers, context);
  return response;
}

/** What was made for one person is kept by no cache. */
function keepPersonal(headers: Headers, context: AppLoadContext): void {
  if (context.viewer !== null) headers.set('Cache-Control', 'no-store');
}

/** Errors of loaders and actions; a request that its sender broke off is none. */
export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: AppLoadContext },
): void {
  if (request.signal.aborted) return;
  // A form sent to an address that takes none, and the like: the sender's fault, and answered as such.
  if (isRouteErrorResponse(error) && error.status < 500) return;
  context.log.error({ err: error, requestId: context.requestId }, 'a request failed');
}
