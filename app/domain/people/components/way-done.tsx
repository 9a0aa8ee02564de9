import { useTranslation } from 'react-i18next';
import { Notice } from '#app/ui/notice.tsx';
import classes from './other-proofs.module.css';

const done = {
  confirmed: 'account:confirm.done',
  password: 'account:signIn.passwordChanged',
  removed: 'account:signIn.removed',
  linked: 'waysIn:link.done',
  added: 'waysIn:passkey.added',
  renamed: 'waysIn:passkey.renamed',
  app: 'waysIn:second.removed',
} as const;

/** What was just done about signing in. */
export type WayDone = keyof typeof done;

/** What a page's address says was done; null when it says nothing that is known. */
export function wayDoneIn(address: string): WayDone | null {
  const said = new URL(address).searchParams.get('done');
  return (Object.keys(done) as WayDone[]).find((known) => known === said) ?? null;
}

export function WayDoneNotice({ what }: { what: WayDone }) {
  const { t } = useTranslation(['account', 'waysIn']);
  return (
    <div className={classes.told}>
      <Notice tone="done">{t(done[what])}</Notice>
    </div>
  );
}
