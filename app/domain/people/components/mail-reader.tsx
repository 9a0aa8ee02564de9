import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '#app/ui/notice.tsx';
import type { OutboxMail } from '../staff-outbox.server.ts';
import classes from './mail-reader.module.css';

/**
 * One mail, as text and as its reader sees it. The HTML stands in a frame that runs no script and
 * has no part in the portal; only a link in it may open, in a window of its own.
 */
export function MailReader({ mail, written }: { mail: OutboxMail; written: ReactNode }) {
  const { t } = useTranslation('staff');
  return (
    <article aria-labelledby="subject">
      <h2 id="subject" className={classes.subject}>
        {mail.subject}
      </h2>
      <dl className={classes.facts}>
        <dt>{t('outbox.to')}</dt>
        <dd>
          {mail.name} &lt;{mail.to}&gt;
        </dd>
        <dt>{t('outbox.written')}</dt>
        <dd>{written}</dd>
        <dt>{t('outbox.state')}</dt>
        <dd>{t(`outbox.state_${mail.state}`)}</dd>
      </dl>
      {mail.error !== null && (
        <Notice tone="soon">{t('outbox.error', { error: mail.error })}</Notice>
      )}
      <Tabs defaultValue="text" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="text">{t('outbox.asText')}</Tabs.Tab>
          <Tabs.Tab value="html">{t('outbox.asHtml')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="html">
          <iframe
            className={classes.frame}
            title={t('outbox.frame', { subject: mail.subject })}
            sandbox="allow-popups allow-popups-to-escape-sandbox"
            srcDoc={mail.html}
          />
        </Tabs.Panel>
        <Tabs.Panel value="text">
          <pre className={classes.text}>{mail.text}</pre>
        </Tabs.Panel>
      </Tabs>
    </article>
  );
}
