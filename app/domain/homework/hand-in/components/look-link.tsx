import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

/** To the page where a file is looked at. */
export function LookLink({ name, to }: { name: string; to: string }) {
  const { t } = useTranslation('preview');
  return (
    <Link to={to} aria-label={t('lookAt', { name })}>
      {t('look')}
    </Link>
  );
}
