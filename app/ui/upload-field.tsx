import { Button, FileButton, Progress } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { UploadRefused, uploadFile, type UploadProgress } from './upload-file.ts';
import type { UploadRefusal } from './upload-file.ts';
import classes from './upload-field.module.css';

type UploadFieldProps = {
  /** What the button says while nothing is on its way. */
  label: string;
  accept: string;
  /** The largest file. */
  megabytes: number;
  purpose: string;
  about: string;
  /** What has arrived before of a file of the reader's; null when nothing has. */
  begun: { id: string; name: string; size: number; kept: number } | null;
  /** All of it has arrived. */
  onWhole: (upload: string) => void;
};

type Sending = { name: string; size: number; progress: UploadProgress; stop: AbortController };

/**
 * Brings a file piece by piece. A broken connection is waited for; a page that was left goes on
 * where it was when the same file is chosen again.
 */
export function UploadField(props: UploadFieldProps) {
  const { label, accept, megabytes, purpose, about, begun, onWhole } = props;
  const { t } = useTranslation('uploads');
  const [sending, setSending] = useState<Sending | null>(null);
  const [refused, setRefused] = useState<UploadRefusal | null>(null);
  /** Goes on here, where the page still has the file. */
  const [file, setFile] = useState<File | null>(null);
  const current = useRef<AbortController | null>(null);
  /** What was begun on this page. */
  const own = useRef<{ id: string; name: string; size: number; kept: number } | null>(null);
  useEffect(() => () => current.current?.abort(), []);

  const send = async (chosen: File) => {
    setRefused(null);
    setFile(chosen);
    if (chosen.size > megabytes * 1_000_000) return setRefused('too large');
    const { name, size } = chosen;
    const known =
      [own.current, begun].find((one) => one?.name === name && one.size === size) ?? null;
    const stop = new AbortController();
    current.current = stop;
    const onProgress = (progress: UploadProgress) => setSending({ name, size, progress, stop });
    const bring = (id: string | null) =>
      uploadFile(chosen, {
        ...{ purpose, about, begun: id, signal: stop.signal, onProgress },
        onBegun: (now) => {
          own.current = { id: now, name, size, kept: 0 };
        },
      });
    onProgress({ kept: known?.kept ?? 0, waiting: false });
    try {
      const id = await bring(known?.id ?? null).catch((error: unknown) => {
        // What was begun may be forgotten by now.
        if (known !== null && isForgotten(error)) return bring(null);
        throw error;
      });
      own.current = null;
      onWhole(id);
      setFile(null);
    } catch (error) {
      if (error instanceof UploadRefused) setRefused(error.because);
      else if (!stop.signal.aborted) throw error;
    } finally {
      if (current.current === stop) setSending(null);
    }
  };

  if (sending !== null) {
    const { name, size, progress } = sending;
    const amount = { done: inMegabytes(progress.kept), all: inMegabytes(size) };
    return (
      <div className={classes.field}>
        <p id="upload-name" className={classes.name}>
          {name}
        </p>
        <Progress.Root size="sm">
          <Progress.Section value={(100 * progress.kept) / size} aria-labelledby="upload-name" />
        </Progress.Root>
        <p className={classes.soft} role="status">
          {t(progress.waiting ? 'waiting' : 'progress', amount)}
        </p>
        <Button
          variant="default"
          onClick={() => {
            sending.stop.abort();
            setSending(null);
          }}
        >
          {t('stop')}
        </Button>
      </div>
    );
  }
  const whole = begun !== null && begun.kept === begun.size;
  return (
    <div className={classes.field}>
      {begun !== null && file === null && (
        <p className={classes.soft}>
          {t(whole ? 'whole' : 'begun', {
            ...{ name: begun.name, done: inMegabytes(begun.kept), all: inMegabytes(begun.size) },
          })}
        </p>
      )}
      {refused !== null && (
        <p role="alert" className={classes.refused}>
          {t(`refused.${refused}`, { count: megabytes })}
        </p>
      )}
      <div className={classes.buttons}>
        {whole && (
          <Button onClick={() => onWhole(begun.id)}>{t('use', { name: begun.name })}</Button>
        )}
        {file !== null && refused === null && (
          <Button onClick={() => void send(file)}>{t('goOn')}</Button>
        )}
        <FileButton accept={accept} onChange={(chosen) => chosen && void send(chosen)}>
          {(button) => (
            <Button variant="default" {...button}>
              {begun !== null && !whole && file === null ? t('chooseAgain') : label}
            </Button>
          )}
        </FileButton>
      </div>
    </div>
  );
}

function isForgotten(error: unknown): boolean {
  return error instanceof UploadRefused && error.because === 'not allowed';
}

/** `12.3` */
function inMegabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}
