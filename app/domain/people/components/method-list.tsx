import { Button } from '@mantine/core';
import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnMethod } from '../own-methods.server.ts';
import { RenamePasskey } from './rename-passkey.tsx';
import classes from './session-list.module.css';

type MethodListProps = {
  methods: readonly OwnMethod[];
  /** Shows when something was, in real time. */
  moment: (at: Date) => ReactNode;
};

/** What opens an account, as lines; each but the last can be removed. */
export function MethodList({ methods, moment }: MethodListProps) {
  const { t } = useTranslation('account');
  const nameOf = ({ kind, name }: OwnMethod) =>
    [t(`signIn.method_${kind}`), name].filter(Boolean).join(' · ');
  if (methods.length === 0) return null;
  return (
    <ul className={classes.list}>
      {methods.map((method) => (
        <li key={`${method.kind} ${method.id}`} className={classes.row}>
          <div className={classes.main}>
            <p className={classes.what}>{nameOf(method)}</p>
            <p className={classes.facts}>
              <span>
                {t('signIn.since')} {moment(method.since)}
              </span>
            </p>
            {method.kind === 'passkey' && <RenamePasskey id={method.id} name={method.name} />}
          </div>
          {methods.length > 1 && (
            <Form method="post">
              <input type="hidden" name="kind" value={method.kind} />
              <input type="hidden" name="method" value={method.id} />
              <Button
                type="submit"
                name="intent"
                value="remove"
                variant="default"
                aria-label={t('signIn.removeWhich', { which: nameOf(method) })}
              >
                {t('signIn.remove')}
              </Button>
            </Form>
          )}
        </li>
      ))}
    </ul>
  );
}
