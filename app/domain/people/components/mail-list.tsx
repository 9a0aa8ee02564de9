import { Link, useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import type { OutboxLine } from '../staff-outbox.server.ts';
import classes from './mail-list.module.css';

type MailListProps = {
  mails: readonly OutboxLine[];
  openId: string | null;
  /** Shows when a mail was written. */
  moment: (at: Date) => ReactNode;
};

/** Mails as lines; the open one is marked. The filter stays in every line's address. */
export function MailList({ mails, openId, moment }: MailListProps) {
  const { t } = useTranslation('staff');
  const [params] = useSearchParams();
  return (
    <ul className={classes.list}>
      {mails.map(({ id, subject, to, name, writtenAt, state }) => (
        <li key={id}>
          <Link
            className={classes.mail}
            to={`?${withMail(params, id)}`}
            aria-current={id === openId ? 'true' : undefined}
            preventScrollReset
          >
            <span className={classes.subject}>{subject}</span>
            <span className={classes.to}>
              {name} <span className={classes.address}>{to}</span>
            </span>
            <span className={classes.foot}>
              <span data-state={state} className={classes.state}>
                {t(`outbox.state_${state}`)}
              </span>
              {moment(writtenAt)}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function withMail(params: URLSearchParams, id: string): string {
  const next = new URLSearchParams(params);
  next.set('mail', id);
  return next.toString();
}
