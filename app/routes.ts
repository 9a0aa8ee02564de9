import { index, layout, prefix, route, type RouteConfig } from '@remix-run/route-config';

/** Every address of the portal. They are stable: people bookmark and link them. */
export default [
  index('routes/offerings.tsx'),
  route('sign-in', 'routes/sign-in.tsx'),
  route('sign-out', 'routes/sign-out.ts'),
  route('preferences', 'routes/preferences.ts'),
  route('inbox', 'routes/inbox.tsx'),
  route('unsubscribe/:key', 'routes/unsubscribe.tsx'),
  route('account/data.zip', 'routes/account/data-zip.ts'),
  layout('routes/account/layout.tsx', [
    ...prefix('account', [
      index('routes/account/profile.tsx'),
      route('sessions', 'routes/account/sessions.tsx'),
      route('notifications', 'routes/account/notifications.tsx'),
      route('data', 'routes/account/data.tsx'),
    ]),
  ]),
  route('healthz', 'routes/healthz.ts'),
  route('content/:hash', 'routes/content-html.ts'),
  ...prefix('playground', [
    index('routes/playground/index.tsx'),
    route(':experiment', 'routes/playground/experiment.tsx'),
  ]),
  ...prefix(':offering', [
    route('calendar.ics', 'routes/offering/calendar-ics.ts'),
    layout('routes/offering/layout.tsx', [
      index('routes/offering/front.tsx'),
      route('syllabus', 'routes/offering/syllabus.tsx'),
      route('lectures/:lecture', 'routes/offering/lecture.tsx'),
      route('people', 'routes/offering/people.tsx'),
      route('dashboard', 'routes/offering/dashboard.tsx'),
      route('apply', 'routes/offering/apply.tsx'),
      route('announcements', 'routes/offering/announcements.tsx'),
      route('waitlist', 'routes/offering/waitlist.tsx'),
      route('projects', 'routes/offering/projects.tsx'),
      route('projects/:project/:stage', 'routes/offering/document.tsx'),
      route('projects/:project/:stage/versions', 'routes/offering/versions.tsx'),
      route('projects/:project/:stage/receipt/:number', 'routes/offering/receipt.ts'),
      ...prefix('staff', [
        route('queue', 'routes/offering/staff/queue.tsx'),
        route('queue/:project/:stage', 'routes/offering/staff/review.tsx'),
        route('announcements', 'routes/offering/staff/announcements.tsx'),
        route('announcements/:announcement', 'routes/offering/staff/announcement.tsx'),
        route('applications', 'routes/offering/staff/applications.tsx'),
        route('applications/release', 'routes/offering/staff/release-outcomes.tsx'),
        route('applications/:application', 'routes/offering/staff/application.tsx'),
        route('outbox', 'routes/offering/staff/outbox.tsx'),
        route('time-machine', 'routes/offering/staff/time-machine.tsx'),
      ]),
    ]),
  ]),
  route('*', 'routes/not-found.ts'),
] satisfies RouteConfig;
