import { Button, Group, Loader, Modal, Radio, Stack } from '@mantine/core';
import { useFetcher } from '@remix-run/react';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 as newId } from 'uuid';
import { Notice } from '#app/ui/notice.tsx';
import type { EditorHandle } from '../../components/editor/live-editor.tsx';
import type { KeepPointResult } from '../keep-point.server.ts';
import type { BroughtText } from '../read-text-file.server.ts';
import type { BroughtFrom } from './brought-from.ts';
import { PlanView } from './plan-view.tsx';

type BringTextProps = {
  from: BroughtFrom;
  /** The address of the stage. */
  path: string;
  handle: RefObject<EditorHandle | null>;
  onClose: () => void;
};

/**
 * Brings a text into the one that stands here: says what will come and what will not, asks where to
 * put it, and does exactly that, as one step that can be undone. A text that is replaced is kept on
 * the server first.
 */
export default function BringText({ from, path, handle, onClose }: BringTextProps) {
  const { t } = useTranslation(['paper', 'ui']);
  const read = useReading(from, path);
  const empty = handle.current?.isEmpty() ?? true;
  const [where, setWhere] = useState<'end' | 'instead'>(
    empty || 'earlier' in from ? 'instead' : 'end',
  );
  const put = (place: 'end' | 'instead') => {
    if (read?.ok !== true) return;
    handle.current?.put(read.content, place);
    onClose();
  };
  const keeping = useKeeping(path, handle, () => put('instead'));
  const name = 'file' in from ? from.file.name : from.name;
  return (
    <Modal
      opened
      onClose={onClose}
      lockScroll={false}
      title={t('bring.title', { name })}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <Stack gap="md">
        {read === undefined && <Loader size="sm" aria-label={t('ui:loading')} />}
        {read?.ok === false && <Notice tone="late">{t(`bring.refused.${read.because}`)}</Notice>}
        {keeping.failed && <Notice tone="late">{t('bring.notKept')}</Notice>}
        {read?.ok === true && (
          <>
            <PlanView plan={read.plan} />
            {!empty && (
              <Radio.Group
                label={t('bring.where')}
                value={where}
                onChange={(value) => setWhere(value === 'end' ? 'end' : 'instead')}
              >
                <Stack gap="xs" mt="xs">
                  <Radio value="end" label={t('bring.end')} />
                  <Radio
                    value="instead"
                    label={t('bring.instead')}
                    description={t('bring.insteadHint')}
                  />
                </Stack>
              </Radio.Group>
            )}
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                {t('ui:cancel')}
              </Button>
              <Button
                loading={keeping.busy}
                onClick={() => (where === 'instead' && !empty ? keeping.start() : put(where))}
              >
                {t(empty ? 'bring.begin' : where === 'end' ? 'bring.add' : 'bring.replace')}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Modal>
  );
}

/** What the server reads in it; undefined until then. */
function useReading(from: BroughtFrom, path: string): BroughtText | undefined {
  const { submit, load, data } = useFetcher<BroughtText>();
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    if ('earlier' in from) load(`${path}/earlier/${from.earlier}`);
    else {
      const form = new FormData();
      form.set('file', from.file);
      submit(form, { method: 'post', action: `${path}/import`, encType: 'multipart/form-data' });
    }
  }, [from, path, load, submit]);
  return data;
}

/** Keeps the text as it stands, once more when somebody has written meanwhile, then goes on. */
function useKeeping(path: string, handle: RefObject<EditorHandle | null>, onKept: () => void) {
  const { submit, data, state } = useFetcher<KeepPointResult>();
  const sent = useRef<string | null>(null);
  const tries = useRef(0);
  const start = () => {
    const now = handle.current?.readState() ?? '';
    sent.current = now;
    submit(
      { intent: 'keep', requestId: newId(), state: now },
      { method: 'post', action: `${path}/import` },
    );
  };
  useEffect(() => {
    if (state !== 'idle' || data?.ok !== true || sent.current === null) return;
    const changed = sent.current !== handle.current?.readState();
    sent.current = null;
    tries.current += 1;
    if (changed && tries.current < mostTries) start();
    else onKept();
  });
  return { start, busy: state !== 'idle', failed: state === 'idle' && data?.ok === false };
}

/** Somebody who types without end is undone like anybody. */
const mostTries = 4;
