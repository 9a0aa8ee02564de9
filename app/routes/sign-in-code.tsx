import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { AskForCode } from '#app/domain/people/components/ask-for-code.tsx';
import { TypeCode } from '#app/domain/people/components/type-code.tsx';
import { emailOf, looksLikeEmail } from '#app/domain/people/person.ts';
import { pathInPortal } from '#app/domain/people/return-path.ts';
import { askForCode, signInByCode } from '#app/domain/people/sign-in-by-code.server.ts';
import { translator } from '#app/i18n/translator.ts';
import { headOf } from '#app/ui/head.ts';
import { Page } from '#app/ui/page.tsx';
import type { RequestContext } from '#app/web/context.ts';
import { finishSignIn } from '#app/web/finish-sign-in.ts';
import { textOf } from '#app/web/form.ts';
import { mayAskForLetter, noFasterThanUsual, readableLetter, timesOf } from '#app/web/letters.ts';

export function loader({ context }: LoaderFunctionArgs) {
  const t = translator(context.language, 'account');
  return { head: { title: t('code.title'), description: t('code.lead') } };
}

export const meta: MetaFunction<typeof loader> = headOf;

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const to = pathInPortal(new URL(request.url).searchParams.get('to'));
  const typed = textOf(form, 'email');
  if (textOf(form, 'intent') !== 'open') return ask(context, typed, to);

  const number = textOf(form, 'number');
  const code = textOf(form, 'code');
  const sent = { is: 'sent', typed, number, letter: null } as const;
  if (code.trim() === '') return data({ ...sent, problem: 'missing' } as const, { status: 422 });
  // An unknown address has no letter: what is quicker for it must not show.
  const opened = await noFasterThanUsual(signInByCode(context, { number, code }, timesOf(context)));
  return opened.ok
    ? finishSignIn(context, request, { personId: opened.personId, method: 'code', to })
    : data({ ...sent, problem: 'wrong' } as const, { status: 422 });
}

async function ask(context: RequestContext, typed: string, to: string | null) {
  const address = emailOf(typed);
  if (!looksLikeEmail(address)) return data({ is: 'wrong', typed } as const, { status: 422 });
  if (!(await mayAskForLetter(context, address))) {
    return data({ is: 'too often', typed } as const, { status: 429 });
  }
  const asked = askForCode(context, { email: address, to }, timesOf(context));
  const { number, letter } = await noFasterThanUsual(asked);
  const shown = readableLetter(context, letter);
  return data({ is: 'sent', typed: address, number, letter: shown, problem: null } as const);
}

/** Signs in without a password: by a code that is sent to the address of the account. */
export default function SignInByCode() {
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('account');
  if (answer?.is === 'sent') {
    return (
      <Page title={t('code.title')} width="read">
        <TypeCode {...answer} />
      </Page>
    );
  }
  return (
    <Page title={t('code.title')} lead={t('code.lead')} width="read">
      <AskForCode typed={answer?.typed ?? ''} problem={answer?.is} />
    </Page>
  );
}
