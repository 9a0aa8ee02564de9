import '@fontsource-variable/inter';
import '@fontsource-variable/jetbrains-mono';
import '@fontsource-variable/source-serif-4/opsz.css';
import '@fontsource-variable/source-serif-4/opsz-italic.css';
import '@mantine/core/styles.css';
import './ui/global.css';

import { ColorSchemeScript, MantineProvider, mantineHtmlProps } from '@mantine/core';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useParams,
  useRouteLoaderData,
} from '@remix-run/react';
import { useContext, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NowProvider } from './domain/calendar/components/now.tsx';
import { hasBank } from './domain/question-bank/readable-bank.server.ts';
import { isMailRefused } from './domain/people/own-mail-choices.server.ts';
import { unreadCount } from './domain/people/own-notifications.server.ts';
import { languageTag } from './i18n/languages.ts';
import icon from './ui/icon.svg';
import { cssVariables, theme } from './ui/theme.ts';
import { Frame } from './ui/frame/frame.tsx';
import { ErrorPage } from './web/shell/error-page.tsx';
import { Account } from './web/shell/account.tsx';
import { MailRefused } from './web/shell/mail-refused.tsx';
import type { RequestContext } from './web/context.ts';
import { NonceContext } from './web/nonce.ts';
import { ModulesAhead } from './web/shell/modules-ahead.tsx';
import { OfferingSwitcher } from './web/shell/offering-switcher.tsx';
import { SecondFactorWanted } from './web/shell/second-factor-wanted.tsx';
import { SessionWatch } from './web/shell/session-watch.tsx';
import { askerIn } from './web/require-role.ts';
import { placesFor } from './web/shell/places.ts';

/** What the frame of every page needs to know. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { course, language, viewer, sessionEndsAt, roles, unproven, clock, demo } = context;
  return {
    language,
    now: clock.now(),
    demo,
    roles,
    unproven,
    viewer: viewer === null ? null : { name: viewer.name, zone: viewer.zone },
    sessionEndsAt,
    ...(await mailFor(context)),
    offerings: await Promise.all(
      course.offerings.map(async (offering) => ({
        slug: offering.slug,
        code: offering.code,
        term: offering.term[language],
        midterm: await hasBank(context, askerIn(context, offering.slug)),
      })),
    ),
  };
}

/** How much is unread, and the address when mail does not reach it. */
async function mailFor({ viewer, roles, clock, db }: RequestContext) {
  if (viewer === null) return { unread: null, refusedEmail: null };
  const [unread, refused] = await Promise.all([
    unreadCount(db, { personId: viewer.id, roles, at: clock.now() }),
    isMailRefused(db, viewer.id),
  ]);
  return { unread, refusedEmail: refused ? viewer.email : null };
}

export const meta: MetaFunction = () => [{ title: 'Practicum' }];

export { unlessOfThePage as shouldRevalidate } from './ui/not-reached.ts';

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useContext(NonceContext);
  const { i18n } = useTranslation();
  return (
    <html lang={languageTag[i18n.language === 'zh' ? 'zh' : 'en']} {...mantineHtmlProps}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#FBFAF7" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#14161A" media="(prefers-color-scheme: dark)" />
        <link rel="icon" type="image/svg+xml" href={icon} />
        <ColorSchemeScript nonce={nonce} defaultColorScheme="auto" />
        <Meta />
        <Links />
        <ModulesAhead />
      </head>
      <body>
        <MantineProvider
          theme={theme}
          cssVariablesResolver={cssVariables}
          defaultColorScheme="auto"
          getStyleNonce={() => nonce ?? ''}
        >
          {children}
        </MantineProvider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function Root() {
  const shared = useRouteLoaderData<typeof loader>('root');
  return !shared ? (
    <Outlet />
  ) : (
    <NowProvider serverNow={shared.now} zone={shared.viewer?.zone}>
      <Shell>
        <Outlet />
      </Shell>
    </NowProvider>
  );
}

function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation('frame');
  const { offering } = useParams();
  const shared = useRouteLoaderData<typeof loader>('root');
  // There is nothing when a loader failed, or an action before any loader was asked.
  if (!shared) return <main id="page">{children}</main>;
  const here = shared.offerings.find(({ slug }) => slug === offering);
  const known = here?.slug;
  const midterm = here?.midterm ?? false;
  const role = (known === undefined ? undefined : shared.roles[known]) ?? 'visitor';
  return (
    <Frame
      places={placesFor({ ...shared, offering: known, role, midterm }, t)}
      top={known !== undefined && <OfferingSwitcher offerings={shared.offerings} current={known} />}
      foot={<Account name={shared.viewer?.name} language={shared.language} />}
    >
      <SessionWatch endsAt={shared.sessionEndsAt} />
      {known !== undefined && shared.unproven.includes(known) && <SecondFactorWanted />}
      {shared.refusedEmail !== null && <MailRefused email={shared.refusedEmail} />}
      {children}
    </Frame>
  );
}

export function ErrorBoundary() {
  return (
    <Shell>
      <ErrorPage />
    </Shell>
  );
}
