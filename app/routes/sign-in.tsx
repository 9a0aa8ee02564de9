import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  type TypedResponse,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { AccountDeleted } from '#app/domain/account/components/account-deleted.tsx';
import { DemoButtons } from '#app/domain/people/components/demo-buttons.tsx';
import { OtherProofs, ProofProblem } from '#app/domain/people/components/other-proofs.tsx';
import { OtherWaysIn } from '#app/domain/people/components/other-ways-in.tsx';
import { PasswordForm, type SignInProblem } from '#app/domain/people/components/password-form.tsx';
import { demoPeople, personBehindButton } from '#app/domain/people/demo-people.server.ts';
import { looksLikeEmail } from '#app/domain/people/person.ts';
import { signIn } from '#app/domain/people/sign-in.server.ts';
import { translator } from '#app/i18n/translator.ts';
import { headOf } from '#app/ui/head.ts';
import { Page } from '#app/ui/page.tsx';
import type { RequestContext } from '#app/web/context.ts';
import { finishSignIn } from '#app/web/finish-sign-in.ts';
import { problemIn } from '#app/web/single-sign-on.ts';
import classes from './sign-in.module.css';

export async function loader({ context, request }: LoaderFunctionArgs) {
  const t = translator(context.language, 'people');
  const search = new URL(request.url).searchParams;
  return {
    people: context.demo ? await demoPeople(context.db) : [],
    signedInAs: context.viewer?.name ?? null,
    provider: context.identityProvider && { name: context.identityProvider.name },
    problem: problemIn(request),
    tooManyTries: search.has(over),
    deleted: context.viewer === null && search.has('deleted'),
    head: { title: t('title'), description: t('description') },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const typed = textOf(form, 'email');
  const found = form.has('demo')
    ? await behindButton(context, textOf(form, 'demo'))
    : await byPassword(context, {
        ...{ email: typed, password: textOf(form, 'password') },
        cookies: request.headers.get('Cookie'),
      });
  if (found === 'too many tries') return slowRefusal(request);
  if ('problem' in found) return data({ typed, problem: found.problem }, { status: found.status });

  return finishSignIn(context, request, {
    personId: found.personId,
    method: form.has('demo') ? 'demo' : 'password',
    to: new URL(request.url).searchParams.get('to'),
  });
}

type Found = { personId: string } | { problem: SignInProblem; status: number } | 'too many tries';

/**
 * Somebody who tries passwords by the thousand waits for each refusal, and none of them costs us the
 * making of a page: they are led to one, which their program does not open.
 */
async function slowRefusal(request: Request): Promise<TypedResponse<never>> {
  await new Promise((resolve) => setTimeout(resolve, refusalMs));
  const { pathname, searchParams } = new URL(request.url);
  searchParams.set(over, 'yes');
  return redirect(`${pathname}?${searchParams}`);
}

const refusalMs = 1000;
/** Says in the page's address that there were too many tries. */
const over = 'too-many-tries';

async function behindButton(context: RequestContext, button: string): Promise<Found> {
  const personId = await personBehindButton(context, button);
  return personId === null ? { problem: { both: 'noSuchButton' }, status: 403 } : { personId };
}

async function byPassword(
  context: RequestContext,
  typed: { email: string; password: string; cookies: string | null },
): Promise<Found> {
  const { email, password } = typed;
  const problem: SignInProblem = {
    ...(!looksLikeEmail(email) && { email: email === '' ? 'emailMissing' : 'emailWrong' }),
    ...(password === '' && { password: 'passwordMissing' }),
  };
  if (Object.keys(problem).length > 0) return { problem, status: 422 };
  const answer = await signIn(context, { ...typed, network: context.network });
  if (answer.ok) return answer;
  return answer.because === 'too many tries'
    ? 'too many tries'
    : { problem: { both: 'noMatch' }, status: 422 };
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

/** Signing in: with a password, or in the demo by a button for each role. */
export default function SignIn() {
  const { people, signedInAs, deleted, provider, problem, tooManyTries } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('people');
  const refused: SignInProblem = tooManyTries ? { both: 'tooManyTries' } : {};
  return (
    <Page title={t('title')} lead={t('lead')} width="read">
      {deleted && <AccountDeleted />}
      {signedInAs !== null && (
        <p className={classes.already}>{t('already', { name: signedInAs })}</p>
      )}
      {problem !== null && answer === undefined && <ProofProblem because={problem} />}
      <div className={classes.ways}>
        {people.length > 0 && (
          <section aria-labelledby="demo">
            <h2 id="demo">{t('demoTitle')}</h2>
            <p className={classes.soft}>{t('demoLead')}</p>
            <DemoButtons people={people} />
          </section>
        )}
        <section aria-labelledby="password" className={classes.password}>
          <h2 id="password">{t('withPassword')}</h2>
          {people.length > 0 && <p className={classes.soft}>{t('inDemo')}</p>}
          <PasswordForm typed={answer?.typed ?? ''} problem={answer?.problem ?? refused} />
          <OtherProofs provider={provider} />
          <OtherWaysIn />
        </section>
      </div>
    </Page>
  );
}
