import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet } from '@remix-run/react';
import { askerIn } from '#app/web/require-role.ts';

/** Everything below an offering's address exists only when the offering does. */
export function loader({ context, params }: LoaderFunctionArgs) {
  askerIn(context, params.offering);
  return null;
}

export { unlessOfThePage as shouldRevalidate } from '#app/ui/not-reached.ts';

export default function OfferingLayout() {
  return <Outlet />;
}
