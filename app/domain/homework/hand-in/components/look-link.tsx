import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

/**
 * To the page where a file is looked at. Its route is asked for when it is followed: each file has
 * an address of its own, and in the last minute before a deadline nobody looks.
 */
export function LookLink({ name, to }: { name: string; to: string }) {
  const { t } = useTranslation('preview');
  return (
    <Link to={to} discover="none" aria-label={t('lookAt', { name })}>
      {t('look')}
    </Link>
  );
}
