import { Button } from '@mantine/core';
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ProofProblem } from '#app/domain/people/components/other-proofs.tsx';
import { linkIdentity, pendingIdentity } from '#app/domain/people/single-sign-on.server.ts';
import { translator } from '#app/i18n/translator.ts';
import { headOf } from '#app/ui/head.ts';
import { Page } from '#app/ui/page.tsx';
import { timesOf } from '#app/web/letters.ts';
import { proofCookie, proofIn } from '#app/web/proof-cookie.ts';
import { requirePerson } from '#app/web/require-role.ts';
import classes from './link.module.css';

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { db, identityProvider, language } = context;
  const t = translator(language, 'waysIn');
  const pending = await pendingIdentity(db, proofIn(context, request) ?? '', new Date());
  // Who was signed in when they began to link it must be so again.
  const begun = pending !== null && pending.personId !== null;
  const viewer = begun ? requirePerson(context, request) : context.viewer;
  return {
    waits: pending !== null,
    provider: identityProvider?.name ?? null,
    email: pending?.email ?? '',
    viewer: viewer === null ? null : { name: viewer.name, email: viewer.email },
    head: { title: t('link.title'), description: t('link.lead') },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

export async function action({ context, request }: ActionFunctionArgs) {
  const { id: personId } = requirePerson(context, request);
  const token = proofIn(context, request) ?? '';
  const linked = await linkIdentity(context, { token, personId }, timesOf(context));
  if (!linked.ok) return data({ because: linked.because }, { status: 422 });
  return redirect(linked.to ?? '/account/sign-in?done=linked', {
    headers: { 'Set-Cookie': proofCookie(context, null) },
  });
}

/** Asks whether an identity that is new here shall open an account that exists already. */
export default function LinkIdentity() {
  const { waits, provider, email, viewer } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('waysIn');
  const busy = useNavigation().state === 'submitting';
  const name = provider ?? t('singleSignOn');
  if (!waits || answer !== undefined) {
    return (
      <Page title={t('link.title')} width="read">
        <ProofProblem because={answer?.because ?? 'over'} />
        <p className={classes.below}>
          <Link to={viewer === null ? '/sign-in' : '/account/sign-in'}>{t('link.back')}</Link>
        </p>
      </Page>
    );
  }
  if (viewer === null) {
    return (
      <Page title={t('link.title')} width="read">
        <p className={classes.text}>{t('link.known', { email, name })}</p>
        <Button component={Link} to="/sign-in?to=/sign-in/link">
          {t('link.signIn')}
        </Button>
      </Page>
    );
  }
  return (
    <Page title={t('link.title')} lead={t('link.lead')} width="read">
      <dl className={classes.pair}>
        <dt>{name}</dt>
        <dd>{email === '' ? t('link.noAddress') : email}</dd>
        <dt>{t('link.account')}</dt>
        <dd>
          {viewer.name} · {viewer.email}
        </dd>
      </dl>
      <Form method="post" className={classes.does}>
        <Button type="submit" loading={busy}>
          {t('link.submit')}
        </Button>
        <Link to="/account/sign-in">{t('link.leave')}</Link>
      </Form>
    </Page>
  );
}
