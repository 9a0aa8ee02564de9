import { Button } from '@mantine/core';
import { Link, useFetcher } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Notice } from '#app/ui/notice.tsx';

/** Says that an answer waits for the round, where that is, and how to take it back. */
export function HeldNote({ version, round }: { version: number; round: string }) {
  const { t } = useTranslation('feedback');
  const fetcher = useFetcher();
  return (
    <Notice tone="soon" title={t('round.held')}>
      <p>
        {t('round.heldText')} <Link to={round}>{t('round.see')}</Link>
      </p>
      <fetcher.Form method="post">
        <input type="hidden" name="intent" value="take-back" />
        <input type="hidden" name="version" value={version} />
        <Button
          type="submit"
          size="compact-sm"
          variant="subtle"
          color="gray"
          loading={fetcher.state !== 'idle'}
        >
          {t('round.takeBack')}
        </Button>
      </fetcher.Form>
    </Notice>
  );
}
