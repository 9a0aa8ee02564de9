import { Button } from '@mantine/core';
import { useFetcher } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '#app/ui/notice.tsx';
import {
  offerPasskeys,
  choosePasskey,
  type PasskeyProof,
  type PasskeyTrouble,
} from './passkey-ceremony.ts';

/**
 * Signs in by a passkey: by this button, or where the browser can from the list that it shows at
 * the address field.
 *
 * @param to where to lead then
 */
export function PasskeyButton({ to }: { to: string | null }) {
  const { t } = useTranslation('waysIn');
  const fetcher = useFetcher<{ because: PasskeyTrouble }>();
  const [trouble, setTrouble] = useState<PasskeyTrouble | null>(null);
  const { submit, data, state } = fetcher;
  const action = `/sign-in/passkey${to === null ? '' : `?${new URLSearchParams({ to })}`}`;

  useEffect(() => {
    const leaving = new AbortController();
    void offerPasskeys(leaving.signal).then((proof) => {
      if (proof.ok && !leaving.signal.aborted) submit(fieldsOf(proof), { method: 'post', action });
    });
    return () => leaving.abort();
  }, [submit, action]);

  const press = async () => {
    setTrouble(null);
    const proof = await choosePasskey();
    if (proof.ok) submit(fieldsOf(proof), { method: 'post', action });
    else setTrouble(proof.because);
  };
  const because = trouble ?? data?.because;
  return (
    <>
      <Button variant="default" onClick={() => void press()} loading={state !== 'idle'}>
        {t('passkey.use')}
      </Button>
      {because !== undefined && state === 'idle' && (
        <Notice tone="late">{t(`passkey.trouble.${because}`)}</Notice>
      )}
    </>
  );
}

function fieldsOf({ token, response }: Extract<PasskeyProof, { ok: true }>) {
  return { intent: 'finish', token, response };
}
