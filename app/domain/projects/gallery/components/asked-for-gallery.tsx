import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Notice } from '#app/ui/notice.tsx';

type AskedForGalleryProps = {
  /** The team-mates who want the project in the gallery, while the reader has not answered. */
  by: readonly string[];
  /** Where they answer. */
  showing: string;
};

/** That team-mates wait for the reader's word about the gallery; nothing where none does. */
export function AskedForGallery({ by, showing }: AskedForGalleryProps) {
  const { t } = useTranslation('gallery');
  if (by.length === 0) return null;
  return (
    <Notice title={t('showing.asked', { names: by.join(', ') })}>
      <Link to={showing}>{t('showing.askedLink')}</Link>
    </Notice>
  );
}
