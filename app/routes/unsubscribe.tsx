import { Button } from '@mantine/core';
import type {
  ActionFunctionArgs,
  HeadersFunction,
  LoaderFunctionArgs,
  MetaFunction,
} from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { stopLink, stopMail } from '#app/domain/announcements/stop-mail.server.ts';
import { translator } from '#app/i18n/translator.ts';
import { Page } from '#app/ui/page.tsx';
import { forbidden } from '#app/web/require-role.ts';

export async function loader({ context, params }: LoaderFunctionArgs) {
  const t = translator(context.language, 'notifications');
  return {
    link: await stopLink(context.db, params.key ?? ''),
    head: { title: t('unsubscribe.title'), description: t('unsubscribe.description') },
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.head.title ?? 'Practicum' },
  { name: 'description', content: data?.head.description ?? '' },
  { name: 'robots', content: 'noindex' },
];

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' });

/**
 * Stops the kind of mail that the key stands for, for whoever has the link. Without `Origin` it is
 * a mail program, which must say what it means in the words of RFC 8058.
 */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const oneClick = form.get('List-Unsubscribe') === 'One-Click';
  if (!oneClick && request.headers.get('Origin') === null) throw forbidden();
  await stopMail(context.db, params.key ?? '');
  return null;
}

/** What an unsubscribe link leads to: what stops, and one button. Nobody needs to sign in. */
export default function Unsubscribe() {
  const { link } = useLoaderData<typeof loader>();
  const { t } = useTranslation('notifications');
  const choose = <Link to="/account/notifications">{t('unsubscribe.choices')}</Link>;
  if (link === null) {
    return (
      <Page title={t('unsubscribe.goneTitle')} lead={t('unsubscribe.goneText')} width="read">
        {choose}
      </Page>
    );
  }
  const eyebrow = t('unsubscribe.lead', { topic: t(`topic.${link.kind}`) });
  if (link.stopped) {
    return (
      <Page
        eyebrow={eyebrow}
        title={t('unsubscribe.done')}
        lead={t('unsubscribe.doneText')}
        width="read"
      >
        {choose}
      </Page>
    );
  }
  return (
    <Page
      eyebrow={eyebrow}
      title={t('unsubscribe.title')}
      lead={t(link.kind === 'digest' ? 'unsubscribe.digestText' : 'unsubscribe.text')}
      width="read"
    >
      <Form method="post">
        <Button type="submit" size="md" name="List-Unsubscribe" value="One-Click">
          {t('unsubscribe.button')}
        </Button>
      </Form>
    </Page>
  );
}
