import { isRouteErrorResponse, Link, useRouteError } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Page } from '#app/ui/page.tsx';

/** What happened, what was kept, what to do next. */
export function ErrorPage() {
  const { t } = useTranslation('ui');
  const error = useRouteError();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const { title, text } = message();
  return (
    <Page title={title} lead={text} width="read">
      <p>
        <Link to="/">{t('backHome')}</Link>
      </p>
    </Page>
  );

  function message() {
    if (status === 404) return { title: t('notFoundTitle'), text: t('notFoundText') };
    if (status === 403) return { title: t('forbiddenTitle'), text: t('forbiddenText') };
    return { title: t('failedTitle'), text: t('failedText') };
  }
}
