import { Button, Group, Modal, SegmentedControl, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { longestWords } from '../figure.ts';
import classes from './figure-dialog.module.css';
import type { Opened } from './figure-desk.ts';

type FigureDialogProps = {
  opened: Opened;
  /** Called with what is other than before when it is closed, however that is done. */
  onDone: (changed: Record<string, string>) => void;
  onRemove: () => void;
};

/**
 * Asks what a figure shows, what stands under it and how wide it is. Whatever was typed counts when
 * it is closed; undo takes it back.
 */
export function FigureDialog({ opened, onDone, onRemove }: FigureDialogProps) {
  const { t } = useTranslation(['figures', 'ui']);
  const given = (name: string) => String(opened.attrs[name] ?? '');
  const [alt, setAlt] = useState(given('alt'));
  const [caption, setCaption] = useState(given('caption'));
  const [size, setSize] = useState(given('size'));
  const isPicture = opened.name === 'figure';
  const done = (event?: FormEvent) => {
    event?.preventDefault();
    const typed = isPicture
      ? { alt: alt.trim(), caption: caption.trim(), size }
      : { caption: caption.trim() };
    onDone(Object.fromEntries(Object.entries(typed).filter(([name, now]) => now !== given(name))));
  };
  return (
    <Modal
      opened
      onClose={done}
      // Locking would add a style element, which our content policy lets in from the server only.
      lockScroll={false}
      title={t(isPicture ? 'edit.figure' : 'edit.experiment')}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <form onSubmit={done} className={classes.fields}>
        {isPicture && (
          <Textarea
            label={t('edit.alt')}
            description={t('edit.altHint')}
            value={alt}
            onChange={(event) => setAlt(event.currentTarget.value)}
            maxLength={longestWords.alt}
            autosize
            minRows={2}
            data-autofocus
          />
        )}
        <Textarea
          label={t('edit.caption')}
          description={t('edit.captionHint')}
          value={caption}
          onChange={(event) => setCaption(event.currentTarget.value)}
          maxLength={longestWords.caption}
          autosize
          minRows={2}
          {...(!isPicture && { 'data-autofocus': true })}
        />
        {isPicture && (
          <div>
            <p className={classes.label}>{t('edit.size')}</p>
            <SegmentedControl
              aria-label={t('edit.size')}
              value={size}
              onChange={setSize}
              data={[
                { value: 'half', label: t('edit.half') },
                { value: 'full', label: t('edit.full') },
              ]}
            />
          </div>
        )}
        <Group justify="space-between">
          <Button variant="default" onClick={onRemove}>
            {t('edit.remove')}
          </Button>
          <Button type="submit">{t('edit.done')}</Button>
        </Group>
      </form>
    </Modal>
  );
}
