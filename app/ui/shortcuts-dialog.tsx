import { Modal, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './shortcuts.module.css';

type ShortcutsDialogProps = {
  keys: readonly { key: string; says: string }[];
  /** Whether single keys act. */
  on: boolean;
  turn: (on: boolean) => void;
  close: () => void;
};

/** Every key with what it does, and the switch that turns them off. */
export default function ShortcutsDialog({ keys, on, turn, close }: ShortcutsDialogProps) {
  const { t } = useTranslation('ui');
  return (
    <Modal
      opened
      onClose={close}
      // Locking would add a style element, which our content policy lets in from the server only.
      lockScroll={false}
      title={t('shortcuts.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <dl className={classes.keys}>
        {keys.map(({ key, says }) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
      <Switch
        label={t('shortcuts.use')}
        checked={on}
        onChange={(event) => turn(event.currentTarget.checked)}
      />
    </Modal>
  );
}
