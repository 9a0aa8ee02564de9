import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, Outlet, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { AccountPlaces } from '#app/domain/people/components/account-places.tsx';
import { ownMethods } from '#app/domain/people/own-methods.server.ts';
import { Notice } from '#app/ui/notice.tsx';
import { requirePerson } from '#app/web/require-role.ts';
import classes from './account.module.css';

/** Everything below is about whoever is signed in. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { id, email } = requirePerson(context, request);
  const { confirmed } = await ownMethods(context.db, id);
  return { unconfirmed: confirmed ? null : email };
}

export { unlessNotReached as shouldRevalidate } from '#app/ui/not-reached.ts';

export default function AccountLayout() {
  const { unconfirmed } = useLoaderData<typeof loader>();
  const { t } = useTranslation('account');
  return (
    <>
      <AccountPlaces />
      {unconfirmed !== null && (
        <div className={classes.banner}>
          <Notice tone="soon">
            {t('signIn.unconfirmedText', { address: unconfirmed })}{' '}
            <Link to="/account/sign-in">{t('signIn.sendAgain')}</Link>
          </Notice>
        </div>
      )}
      <Outlet />
    </>
  );
}
