import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { isSafeLink } from '../../safe-text.ts';
import classes from './editor.module.css';

type LinkDialogProps = {
  href: string;
  onClose: () => void;
  onSave: (href: string) => void;
  onRemove: () => void;
};

/** Asks where a link leads: to the web or to a mailbox. */
export function LinkDialog({ href, onClose, onSave, onRemove }: LinkDialogProps) {
  const { t } = useTranslation(['projects', 'ui']);
  const [value, setValue] = useState(href);
  const [refused, setRefused] = useState(false);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const full = withScheme(value.trim());
    if (isSafeLink(full)) onSave(full);
    else setRefused(true);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      // Locking would add a style element, which our content policy lets in from the server only.
      lockScroll={false}
      title={t('link.title')}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <form onSubmit={save} className={classes.dialog} noValidate>
        <TextInput
          type="url"
          label={t('link.address')}
          placeholder="https://arxiv.org/abs/…"
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
          error={refused ? t('link.refused') : undefined}
          data-autofocus
        />
        <Group justify="space-between">
          {href === '' ? (
            <span />
          ) : (
            <Button variant="default" onClick={onRemove}>
              {t('link.remove')}
            </Button>
          )}
          <Button type="submit">{t('ui:save')}</Button>
        </Group>
      </form>
    </Modal>
  );
}

/** `arxiv.org` means `https://arxiv.org`, and `a@b.org` a mailbox. */
function withScheme(address: string): string {
  if (/^[a-z][a-z0-9+.-]*:/i.test(address)) return address;
  return address.includes('@') ? `mailto:${address}` : `https://${address}`;
}
