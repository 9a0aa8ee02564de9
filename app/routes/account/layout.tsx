import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet } from '@remix-run/react';
import { AccountPlaces } from '#app/domain/people/components/account-places.tsx';
import { requirePerson } from '#app/web/require-role.ts';

/** Everything below is about whoever is signed in. */
export function loader({ context, request }: LoaderFunctionArgs) {
  requirePerson(context, request);
  return null;
}

export { unlessNotReached as shouldRevalidate } from '#app/ui/not-reached.ts';

export default function AccountLayout() {
  return (
    <>
      <AccountPlaces />
      <Outlet />
    </>
  );
}
