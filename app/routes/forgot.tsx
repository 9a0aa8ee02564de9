import { Button, TextInput } from '@mantine/core';
import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Form, useActionData, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { askForReset } from '#app/domain/people/change-password.server.ts';
import { SentLetter } from '#app/domain/people/components/sent-letter.tsx';
import { emailOf, looksLikeEmail } from '#app/domain/people/person.ts';
import { translator } from '#app/i18n/translator.ts';
import { headOf } from '#app/ui/head.ts';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { textOf } from '#app/web/form.ts';
import { mayAskForLetter, noFasterThanUsual, readableLetter, timesOf } from '#app/web/letters.ts';
import classes from './account/account.module.css';

export function loader({ context }: LoaderFunctionArgs) {
  const t = translator(context.language, 'account');
  return { head: { title: t('forgot.title'), description: t('forgot.lead') } };
}

export const meta: MetaFunction<typeof loader> = headOf;

export async function action({ context, request }: ActionFunctionArgs) {
  const typed = textOf(await request.formData(), 'email');
  const address = emailOf(typed);
  if (!looksLikeEmail(address)) return data({ is: 'wrong', typed } as const, { status: 422 });
  if (!(await mayAskForLetter(context, address))) {
    return data({ is: 'too often', typed } as const, { status: 429 });
  }
  const letter = await noFasterThanUsual(askForReset(context, address, timesOf(context)));
  return data({ is: 'sent', typed: address, letter: readableLetter(context, letter) } as const);
}

/** Sends a link by which a forgotten password is set anew. */
export default function Forgot() {
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('account');
  const busy = useNavigation().state === 'submitting';
  if (answer?.is === 'sent') {
    return (
      <Page title={t('forgot.title')} width="read">
        <SentLetter
          title={t('signUp.sentTitle')}
          text={t('forgot.sent', { address: answer.typed })}
          letter={answer.letter}
        />
      </Page>
    );
  }
  return (
    <Page title={t('forgot.title')} lead={t('forgot.lead')} width="read">
      {answer?.is === 'too often' && <Notice tone="late">{t('signUp.tooOften')}</Notice>}
      <Form method="post" className={classes.form} noValidate>
        <TextInput
          name="email"
          type="email"
          label={t('signUp.email')}
          autoComplete="username"
          defaultValue={answer?.typed ?? ''}
          error={answer?.is === 'wrong' && t('signUp.emailWrong')}
        />
        <Button type="submit" loading={busy} className={classes.submit}>
          {t('forgot.submit')}
        </Button>
      </Form>
    </Page>
  );
}
