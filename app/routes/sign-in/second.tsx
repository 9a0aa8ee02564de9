import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SecondFactorCode } from '#app/domain/people/components/second-factor-code.tsx';
import { SetUpSecondFactor } from '#app/domain/people/components/set-up-second-factor.tsx';
import { pathInPortal } from '#app/domain/people/return-path.ts';
import {
  beginSecondFactor,
  secretBegun,
  setUpSecondFactor,
  showSecondFactor,
  strongMeans,
} from '#app/domain/people/second-factor.server.ts';
import { asSignInMethod } from '#app/domain/people/sessions.server.ts';
import { translator } from '#app/i18n/translator.ts';
import { headOf } from '#app/ui/head.ts';
import { Page } from '#app/ui/page.tsx';
import type { RequestContext } from '#app/web/context.ts';
import { finishSignIn } from '#app/web/finish-sign-in.ts';
import { textOf } from '#app/web/form.ts';
import { timesOf } from '#app/web/letters.ts';
import { forbidden, toSignIn } from '#app/web/require-role.ts';

const toOf = (request: Request) => pathInPortal(new URL(request.url).searchParams.get('to'));

export async function loader({ context, request }: LoaderFunctionArgs) {
  if (context.viewer === null) throw toSignIn(request);
  const to = toOf(request);
  if (!isAsked(context)) throw redirect(to ?? '/');
  const t = translator(context.language, 'waysIn');
  return {
    means: await strongMeans(context.db, context.viewer.id),
    to,
    head: { title: t('second.title'), description: t('second.lead') },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

export async function action({ context, request }: ActionFunctionArgs) {
  const { viewer: person, network, origin } = context;
  if (person === null) throw toSignIn(request);
  if (!isAsked(context)) throw forbidden();
  const times = timesOf(context);
  const own = { person, portal: new URL(origin).host, now: times.now };
  const form = await request.formData();
  if (textOf(form, 'intent') === 'begin') {
    const begun = await beginSecondFactor(context, own);
    const because = begun === null ? ('over' as const) : undefined;
    return data({ because, begun }, { status: begun === null ? 422 : 200 });
  }
  const code = textOf(form, 'code');
  const token = textOf(form, 'token');
  const given = { personId: person.id, code, network };
  const shown =
    token === ''
      ? await showSecondFactor(context, given, times.now)
      : await setUpSecondFactor(context, { ...given, token }, times);
  if (shown.ok) {
    const { method } = await context.sessions.validate(request.headers.get('Cookie'));
    const how = { method: asSignInMethod(method), strong: true };
    return finishSignIn(context, request, { personId: person.id, ...how, to: toOf(request) });
  }
  // Who is setting an app up goes on with the same secret, which is this browser's alone.
  const same = token === '' ? null : await secretBegun(context, { ...own, token });
  const begun = same && { token, shown: same };
  return data({ because: shown.because, begun }, { status: 422 });
}

/** Whether anything waits for a second factor of whoever is signed in. */
function isAsked({ unproven }: RequestContext): boolean {
  return unproven.length > 0;
}

/** Where staff show a second factor, or set one up when they have none. */
export default function SecondFactor() {
  const { means, to } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('waysIn');
  return (
    <Page title={t('second.title')} lead={t('second.lead')} width="read">
      {means.app || means.passkey ? (
        <SecondFactorCode means={means} to={to} because={answer?.because} />
      ) : (
        <SetUpSecondFactor begun={answer?.begun ?? null} because={answer?.because} />
      )}
    </Page>
  );
}
