import { Button } from '@mantine/core';
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Departure } from '#app/domain/account/components/departure.tsx';
import { deleteAccount } from '#app/domain/account/delete-account.server.ts';
import { placesToGiveBack, soleInstructorOf } from '#app/domain/account/own-departure.server.ts';
import { translator } from '#app/i18n/translator.ts';
import { headOf } from '#app/ui/head.ts';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import type { RequestContext } from '#app/web/context.ts';
import { textOf } from '#app/web/form.ts';
import { requirePerson } from '#app/web/require-role.ts';
import classes from './account.module.css';

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { id, email } = requirePerson(context, request);
  const t = translator(context.language, 'account');
  return {
    email,
    places: codesOf(context, await placesToGiveBack(context.db, id)),
    sole: codesOf(context, await soleInstructorOf(context.db, id)),
    wait: new URL(request.url).searchParams.has('wait'),
    head: { title: t('data.title'), description: t('data.lead') },
  };
}

function codesOf({ course, language }: RequestContext, slugs: readonly string[]): string[] {
  return slugs
    .map((slug) => course.offering(slug))
    .map(({ code, term }) => `${code} ${term[language]}`);
}

export const meta: MetaFunction<typeof loader> = headOf;

export async function action({ context, request }: ActionFunctionArgs) {
  const { id } = requirePerson(context, request);
  const form = await request.formData();
  const typed = textOf(form, 'address');
  const deleted = await deleteAccount(context.db, id, typed, context.clock.now());
  if (!deleted.ok) return data({ typed, because: deleted.because }, { status: 422 });
  const { setCookie } = await context.sessions.end(request.headers.get('Cookie'));
  return redirect('/sign-in?deleted', { headers: { 'Set-Cookie': setCookie } });
}

/** All that is one's own as a file; and the way out, with what stays when one has gone. */
export default function Data() {
  const { email, places, sole, wait } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('account');
  return (
    <Page title={t('data.title')} lead={t('data.lead')} width="read">
      {wait && <Notice tone="soon">{t('data.tooOften')}</Notice>}
      <section className={classes.section} aria-labelledby="take">
        <h2 id="take">{t('data.takeTitle')}</h2>
        <p>
          {t('data.takeText')} {t('data.takeNot')}
        </p>
        <Button component="a" href="/account/data.zip">
          {t('data.take')}
        </Button>
      </section>
      <section className={classes.section} aria-labelledby="go">
        <h2 id="go">{t('data.goTitle')}</h2>
        <Departure
          {...{ email, places, sole }}
          typed={answer?.typed ?? ''}
          wrong={answer?.because === 'address'}
        />
      </section>
    </Page>
  );
}
