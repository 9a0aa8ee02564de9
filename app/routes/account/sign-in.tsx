import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { RealMoment } from '#app/domain/calendar/components/real-moment.tsx';
import { askForAddress } from '#app/domain/people/change-address.server.ts';
import { changePassword } from '#app/domain/people/change-password.server.ts';
import { browserInWords } from '#app/domain/people/browser-name.ts';
import { AddPasskey } from '#app/domain/people/components/add-passkey.tsx';
import { AddressForm } from '#app/domain/people/components/address-form.tsx';
import { ChangePasswordForm } from '#app/domain/people/components/change-password-form.tsx';
import { LinkProvider } from '#app/domain/people/components/link-provider.tsx';
import { MethodList } from '#app/domain/people/components/method-list.tsx';
import { OwnApp } from '#app/domain/people/components/own-app.tsx';
import { ProofProblem } from '#app/domain/people/components/other-proofs.tsx';
import { WayDoneNotice, wayDoneIn } from '#app/domain/people/components/way-done.tsx';
import { ownMethods, removeMethod } from '#app/domain/people/own-methods.server.ts';
import { emailOf } from '#app/domain/people/person.ts';
import { appSince, removeSecondFactor } from '#app/domain/people/second-factor.server.ts';
import { translator } from '#app/i18n/translator.ts';
import { headOf } from '#app/ui/head.ts';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import type { RequestContext } from '#app/web/context.ts';
import { textOf } from '#app/web/form.ts';
import { mayAskForLetter, noFasterThanUsual, readableLetter, timesOf } from '#app/web/letters.ts';
import { requirePerson } from '#app/web/require-role.ts';
import { problemIn } from '#app/web/single-sign-on.ts';
import classes from './account.module.css';

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { id, email } = requirePerson(context, request);
  const t = translator(context.language, 'account');
  return {
    email,
    ...(await ownMethods(context.db, id)),
    appSince: await appSince(context.db, id),
    done: wayDoneIn(request.url),
    problem: problemIn(request),
    browser: browserInWords(request.headers.get('User-Agent') ?? ''),
    provider: context.identityProvider && { name: context.identityProvider.name },
    head: { title: t('signIn.title'), description: t('signIn.lead') },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

export async function action({ context, request }: ActionFunctionArgs) {
  const { id } = requirePerson(context, request);
  const form = await request.formData();
  const intent = textOf(form, 'intent');
  if (intent === 'address') return address(context, id, textOf(form, 'email'));
  if (intent === 'remove') {
    const method = { kind: textOf(form, 'kind'), id: textOf(form, 'method') };
    const removed = await removeMethod(context.db, id, method, context.clock.now());
    const last = !removed.ok && removed.because === 'last';
    return last
      ? data({ about: 'methods', because: 'last' } as const, { status: 422 })
      : redirect('/account/sign-in?done=removed');
  }
  if (intent === 'remove app') {
    await removeSecondFactor(context.db, id, context.clock.now());
    return redirect('/account/sign-in?done=app');
  }
  const { sessionId } = await context.sessions.validate(request.headers.get('Cookie'));
  const input = { current: textOf(form, 'current'), password: textOf(form, 'password'), sessionId };
  const changed = await changePassword(context, { personId: id, ...input }, timesOf(context));
  return changed.ok
    ? redirect('/account/sign-in?done=password')
    : data({ about: 'password', because: changed.because } as const, { status: 422 });
}

async function address(context: RequestContext, id: string, typed: string) {
  const wrong = (because: 'emailWrong' | 'tooOften') =>
    data({ about: 'address', because, typed } as const, { status: 422 });
  if (!(await mayAskForLetter(context, emailOf(typed)))) return wrong('tooOften');
  const asked = await noFasterThanUsual(askForAddress(context, id, typed, timesOf(context)));
  if (!asked.ok) return wrong(asked.because);
  const letter = readableLetter(context, asked.letter);
  return data({ about: 'letter', address: asked.address, letter } as const);
}

/** What opens one's account: the address, the password, and whatever else is linked. */
export default function SigningIn() {
  const loaded = useLoaderData<typeof loader>();
  const { email, confirmed, methods, done, problem, provider } = loaded;
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('account');
  return (
    <Page title={t('signIn.title')} lead={t('signIn.lead')} width="read">
      {done !== null && answer === undefined && <WayDoneNotice what={done} />}
      {problem !== null && answer === undefined && <ProofProblem because={problem} />}
      <AddressForm {...{ email, confirmed, answer }} />
      <ChangePasswordForm
        has={methods.some(({ kind }) => kind === 'password')}
        problem={answer?.about === 'password' ? answer.because : undefined}
      />
      <section className={classes.section} aria-labelledby="methods">
        <h2 id="methods">{t('signIn.methods')}</h2>
        <p>{t(methods.length === 0 ? 'signIn.none' : 'signIn.methodsText')}</p>
        {answer?.about === 'methods' && <Notice tone="late">{t('signIn.last')}</Notice>}
        <MethodList methods={methods} moment={(at) => <RealMoment at={at} />} />
        {provider !== null && <LinkProvider provider={provider} methods={methods} />}
      </section>
      <AddPasskey suggested={loaded.browser} />
      {loaded.appSince !== null && <OwnApp since={<RealMoment at={loaded.appSince} />} />}
    </Page>
  );
}
