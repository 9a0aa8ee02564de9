import { Button } from '@mantine/core';
import { useFetcher } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

type OwnWordsProps = {
  onChange: () => void;
  /** The form that discards them. */
  discard: Record<string, string>;
};

/** What somebody may do with words of their own: change or discard them. */
export function OwnWords({ onChange, discard }: OwnWordsProps) {
  const { t } = useTranslation('feedback');
  const fetcher = useFetcher();
  return (
    <>
      <Button size="compact-sm" variant="subtle" onClick={onChange}>
        {t('change')}
      </Button>
      <fetcher.Form method="post">
        {Object.entries(discard).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Button size="compact-sm" variant="subtle" color="gray" type="submit">
          {t('discard')}
        </Button>
      </fetcher.Form>
    </>
  );
}
