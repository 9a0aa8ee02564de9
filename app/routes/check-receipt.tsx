import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import { ReceiptDesk } from '#app/domain/records/components/receipt-desk.tsx';
import { readPublicKey } from '#app/domain/records/signatures.ts';
import { translator } from '#app/i18n/translator.ts';
import { headOf } from '#app/ui/head.ts';
import { Page } from '#app/ui/page.tsx';
import classes from './check-receipt.module.css';

export async function loader({ context }: LoaderFunctionArgs) {
  const { signer, course, language } = context;
  const t = translator(language, 'receipts');
  return {
    publicKey: signer.publicKey.trim(),
    fingerprint: (await readPublicKey(signer.publicKey))?.fingerprint ?? '',
    zones: Object.fromEntries(course.offerings.map(({ slug, zone }) => [slug, zone])),
    head: { title: t('title'), description: t('description') },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

/** Anybody checks a receipt here: the page is given the key, and sends nothing of what is chosen. */
export default function CheckReceipt() {
  const { publicKey, fingerprint, zones } = useLoaderData<typeof loader>();
  const { t } = useTranslation('receipts');
  return (
    <Page title={t('title')} lead={t('lead')} width="read">
      <ReceiptDesk
        {...{ publicKey, fingerprint }}
        momentOf={(at, offering) => <Moment at={at} zone={zones[offering] ?? 'UTC'} />}
      />
      <section className={classes.without} aria-labelledby="without">
        <h2 id="without">{t('without')}</h2>
        <p>{t('withoutText')}</p>
        <pre>npm run receipt:verify -- receipt.json your-file.pdf practicum-public-key.pem</pre>
      </section>
    </Page>
  );
}
