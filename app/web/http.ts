import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import compression from 'compression';
import express, { type ErrorRequestHandler, type Request, type Response } from 'express';
import { nameTheGone } from '#app/db/name-the-gone.ts';
import { playerOrigins } from '#app/domain/projects/presentation/video-link.ts';
import { standingOf } from '#app/domain/people/roles.server.ts';
import { guardedOfferings } from '#app/domain/syllabus/course.ts';
import { asLanguage } from '#app/i18n/languages.ts';
import { translator } from '#app/i18n/translator.ts';
import { askSelf } from './ask-self.ts';
import type { RequestContext, Services } from './context.ts';
import type { PageSource } from './page-source.ts';
import type { Environment } from './environment.ts';
import { chooseLanguage, rememberLanguage } from './locale.ts';
import { answerWithPages } from './narrow-pages.ts';
import { networkOf } from './network.ts';
import { isOneClick, isSameOrigin } from './same-origin.ts';
import { securityHeaders } from './security-headers.ts';

/** What belongs to one answer, made before anything else looks at it. */
type Locals = { nonce: string; requestId: string };
const localsOf = (response: Response) => response.locals as Locals;

/**
 * How long a connection stays open between two requests. Longer than web servers in front keep one
 * (Caddy 2 minutes, nginx 1): what is closed here first may just be carrying their next request, and
 * a hand-in cannot be sent twice by them.
 */
const unusedConnectionMs = 150_000;

/**
 * The portal over HTTP: what browsers load, then every page. The collaboration socket is attached
 * to the same server by whoever starts it.
 */
export function createPortal(services: Services, pages: PageSource): Server {
  const { environment, log } = services;
  const databases = {
    en: nameTheGone(services.db, translator('en', 'ui')('formerMember')),
    zh: nameTheGone(services.db, translator('zh', 'ui')('formerMember')),
  };
  const players = services.course.offerings.flatMap(({ project }) =>
    playerOrigins(project.presentation?.hosts ?? []),
  );
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', environment.trustProxy);
  app.use(compression());
  app.use((request, response, next) => {
    response.locals = { nonce: randomBytes(16).toString('base64'), requestId: randomUUID() };
    const { nonce } = localsOf(response);
    if (pages.policy) response.set(securityHeaders(nonce, isHttps(request), players));
    next();
  });
  app.use((request, response, next) => {
    // The database keeps no null character, and no address has one.
    if (!request.originalUrl.includes('%00')) return next();
    response.status(404).type('text/plain').send(translator('en', 'ui')('notFoundTitle'));
  });
  app.use(pages.assets);
  app.use((request, response, next) => {
    const own = originOf(environment, request);
    const origin = request.get('origin');
    if (isSameOrigin(request.method, origin, own)) return next();
    if (isOneClick(request.method, origin, request.originalUrl)) return next();
    const t = translator(asLanguage(request.acceptsLanguages()[0]) ?? 'en', 'ui');
    response
      .status(403)
      .type('text/plain')
      .send(`${t('foreignTitle')}. ${t('foreignText')}`);
  });
  app.all(
    '*',
    answerWithPages(pages.build, async (request, response) => {
      const context = await requestContext(services, request, response);
      return { ...context, db: databases[context.language] };
    }),
  );
  const failed: ErrorRequestHandler = (error, _request, response, next) => {
    log.error({ err: error, requestId: localsOf(response).requestId }, 'a request failed');
    if (response.headersSent) return next(error);
    const status = typeof error?.status === 'number' ? error.status : 500;
    response.status(status).type('text/plain').send(translator('en', 'ui')('failedTitle'));
  };
  app.use(failed);
  return createServer({ keepAliveTimeout: unusedConnectionMs }, app);
}

/** The services, and what belongs to this request: who asks, in which language. */
async function requestContext(
  services: Services,
  request: Request,
  response: Response,
): Promise<RequestContext> {
  const { sessions, clock } = services;
  const cookieHeader = request.headers.cookie;
  const [{ viewer, roles, strongAt, endsAt, setCookie }] = await Promise.all([
    sessions.validate(cookieHeader),
    clock.refresh?.(),
  ]);
  if (setCookie !== undefined) response.append('Set-Cookie', setCookie);
  const asked = typeof request.query.lang === 'string' ? request.query.lang : null;
  const language = chooseLanguage({
    query: asked,
    cookieHeader,
    person: viewer?.language,
    acceptHeader: request.headers['accept-language'],
  });
  if (asLanguage(asked) !== undefined) {
    response.append('Set-Cookie', rememberLanguage(language, isHttps(request)));
  }
  return {
    ...services,
    ...localsOf(response),
    network: networkOf(request.ip ?? ''),
    origin: originOf(services.environment, request),
    language,
    viewer,
    sessionEndsAt: endsAt,
    room: () => roomIn(response),
    askSelf: (path) => askSelf(request, path),
    ...standingOf(roles, { strongAt, guarded: guardedOfferings(services.course) }),
  };
}

/** Remix writes an answer without asking whether it is taken; what is large asks here. */
async function roomIn(response: Response): Promise<void> {
  if (!response.writableNeedDrain || response.closed) return;
  await new Promise<void>((resolve) => {
    const go = () => {
      response.off('drain', go);
      response.off('close', go);
      resolve();
    };
    response.on('drain', go);
    response.on('close', go);
  });
}

/** Where people reach the portal: as configured, else as this request did. */
function originOf(environment: Environment, request: Request): string {
  return environment.origin ?? `${request.protocol}://${request.get('host')}`;
}

function isHttps(request: Request): boolean {
  return request.protocol === 'https';
}
