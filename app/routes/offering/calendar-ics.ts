import { createHash } from 'node:crypto';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { calendarFeed } from '#app/domain/syllabus/calendar-feed.server.ts';
import { courseDeadlines } from '#app/domain/syllabus/course-deadlines.server.ts';
import { asLanguage } from '#app/i18n/languages.ts';
import { askerIn } from '#app/web/require-role.ts';

/**
 * The offering's public calendar. Its language is in the address alone: a calendar program that
 * subscribes has no cookies, and must not see titles change with whoever asked before it.
 */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { offering: slug } = askerIn(context, params.offering);
  const url = new URL(request.url);
  const offering = context.course.offering(slug);
  const feed = calendarFeed(offering, await courseDeadlines(context.db, offering), {
    origin: context.origin,
    language: asLanguage(url.searchParams.get('lang')) ?? 'en',
  });
  const etag = `"${createHash('sha256').update(feed).digest('base64url')}"`;
  const headers = { ETag: etag, 'Cache-Control': 'public, max-age=900' };
  if (request.headers.get('If-None-Match')?.includes(etag)) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(feed, {
    headers: {
      ...headers,
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `inline; filename="${slug}.ics"`,
    },
  });
}
