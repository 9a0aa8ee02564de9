import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import { MailList } from '#app/domain/people/components/mail-list.tsx';
import { MailReader } from '#app/domain/people/components/mail-reader.tsx';
import { mailStates } from '#app/domain/people/mail-state.ts';
import {
  outboxLimit,
  staffOutbox,
  staffOutboxMail,
} from '#app/domain/people/staff-outbox.server.ts';
import { translator } from '#app/i18n/translator.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { headOf } from '#app/ui/head.ts';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { requirePermission } from '#app/web/require-role.ts';
import classes from './outbox.module.css';

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'read outbox');
  const { slug, code, zone } = context.course.offering(asker.offering);
  const search = new URL(request.url).searchParams;
  const query = search.get('q')?.trim() ?? '';
  const state = mailStates.find((known) => known === search.get('state')) ?? null;
  const asked = search.get('mail');
  const t = translator(context.language, 'staff');
  const [mails, open] = await Promise.all([
    staffOutbox(context.db, slug, { query, state }),
    asked === null ? null : staffOutboxMail(context.db, slug, asked),
  ]);
  return {
    ...{ code, zone, query, state, mails, open },
    full: mails.length === outboxLimit,
    kept: context.environment.smtpUrl === undefined,
    head: { title: `${t('outbox.title')} · ${code}`, description: t('outbox.description') },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

/** The mails that the portal wrote, for staff: what went out, or is kept without a mail server. */
export default function Outbox() {
  const { code, zone, mails, open, kept, full, query, state } = useLoaderData<typeof loader>();
  const { t } = useTranslation('staff');
  const filtered = query !== '' || state !== null;
  return (
    <Page eyebrow={code} title={t('outbox.title')} lead={t('outbox.lead')}>
      {kept && <Notice>{t('outbox.kept')}</Notice>}
      {(mails.length > 0 || filtered) && <Filter query={query} state={state} />}
      {mails.length === 0 ? (
        <EmptyState
          title={t(filtered ? 'outbox.noneFound' : 'outbox.empty')}
          action={filtered && <Link to=".">{t('outbox.showAll')}</Link>}
        >
          {t(filtered ? 'outbox.noneFoundText' : 'outbox.emptyText')}
        </EmptyState>
      ) : (
        <div className={classes.panes} data-open={open !== null}>
          <div className={classes.list}>
            <MailList
              mails={mails}
              openId={open?.id ?? null}
              moment={(at) => <Moment at={at} zone={zone} />}
            />
            {full && <p className={classes.soft}>{t('outbox.more', { count: mails.length })}</p>}
          </div>
          <div className={classes.mail}>
            {open === null ? (
              <p className={classes.soft}>{t('outbox.choose')}</p>
            ) : (
              <>
                <Link className={classes.back} to=".">
                  {t('outbox.back')}
                </Link>
                <MailReader
                  key={open.id}
                  mail={open}
                  written={<Moment at={open.writtenAt} zone={zone} />}
                />
              </>
            )}
          </div>
        </div>
      )}
    </Page>
  );
}

function Filter({ query, state }: { query: string; state: string | null }) {
  const { t } = useTranslation('staff');
  const states = mailStates.map((value) => ({ value, label: t(`outbox.state_${value}`) }));
  return (
    <Form className={classes.filter} role="search">
      <TextInput name="q" label={t('outbox.find')} defaultValue={query} />
      <NativeSelect
        name="state"
        label={t('outbox.state')}
        defaultValue={state ?? ''}
        data={[{ value: '', label: t('outbox.all') }, ...states]}
      />
      <Button type="submit" variant="default">
        {t('outbox.show')}
      </Button>
    </Form>
  );
}
