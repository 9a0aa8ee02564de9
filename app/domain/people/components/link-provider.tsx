import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OwnMethod } from '../own-methods.server.ts';
import type { NamedProvider } from './other-proofs.tsx';

/** Begins to link the provider of single sign-on, while none is linked. */
export function LinkProvider({
  provider,
  methods,
}: {
  provider: NamedProvider;
  methods: readonly OwnMethod[];
}) {
  const { t } = useTranslation('waysIn');
  if (methods.some(({ kind }) => kind === 'identity')) return null;
  return (
    <Button component="a" href="/sign-in/single-sign-on?link" variant="default">
      {t('link.add', { name: provider.name ?? t('singleSignOn') })}
    </Button>
  );
}
