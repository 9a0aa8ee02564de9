import { useTranslation } from 'react-i18next';
import { Notice } from '#app/ui/notice.tsx';

/** What somebody sees who has just deleted their account. */
export function AccountDeleted() {
  const { t } = useTranslation('account');
  return (
    <Notice tone="done" title={t('data.goneTitle')}>
      {t('data.gone')}
    </Notice>
  );
}
