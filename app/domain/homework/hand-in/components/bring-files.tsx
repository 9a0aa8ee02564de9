import { Button, FileButton, Progress } from '@mantine/core';
import { useFetcher } from '@remix-run/react';
import { useEffect, useId, useState, type ClipboardEvent, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Expected } from '#app/domain/syllabus/course.ts';
import { SmallButton } from '#app/ui/small-button.tsx';
import type { OwnHandIn } from '../own-hand-in.server.ts';
import classes from './bring-files.module.css';
import { LookLink } from './look-link.tsx';
import { sizeText } from './size-text.ts';
import { passes, type BringAnswer, type Coming } from './use-bringing.ts';

type BringFilesProps = {
  own: Pick<OwnHandIn, 'brought' | 'begun' | 'expects' | 'mostFiles'>;
  coming: readonly Coming[];
  bring: (files: readonly File[]) => void;
  /** Forgets an upload that was begun. */
  forget: (upload: string) => Promise<void>;
};

/** The files of the next version: chosen, dropped or pasted; each is kept as soon as it is here. */
export function BringFiles({ own, coming, bring, forget }: BringFilesProps) {
  const { t } = useTranslation('handIn');
  const [over, setOver] = useState(false);
  const { brought, expects, mostFiles } = own;
  const begun = own.begun.filter((one) => coming.every(({ file }) => file.name !== one.name));
  const take = (event: DragEvent | ClipboardEvent, data: DataTransfer) => {
    if (data.files.length === 0) return;
    event.preventDefault();
    bring([...data.files]);
  };
  return (
    <div
      className={classes.place}
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        take(event, event.dataTransfer);
      }}
      onPaste={(event) => take(event, event.clipboardData)}
    >
      {brought.length + coming.length === 0 ? (
        <p className={classes.soft}>{t('noFiles')}</p>
      ) : (
        <ul className={classes.files}>
          {brought.map((file) => (
            <BroughtLine key={file.id} file={file} />
          ))}
          {coming.map((one) => (
            <ComingLine
              key={one.attempt}
              {...{ coming: one, expects, most: mostFiles }}
              again={() => bring([one.file])}
            />
          ))}
        </ul>
      )}
      {begun.map(({ id, name, size, kept }) => (
        <p key={id} className={classes.soft}>
          {t('begun', { name, done: sizeText(kept), all: sizeText(size) })}{' '}
          <SmallButton onClick={() => void forget(id)} aria-label={t('leaveOutOf', { name })}>
            {t('leaveOut')}
          </SmallButton>
        </p>
      ))}
      <div className={classes.choose}>
        <FileButton
          multiple
          accept={expects.kinds.map((kind) => `.${kind}`).join(',')}
          onChange={bring}
        >
          {(button) => (
            <Button variant="default" {...button}>
              {t(brought.length === 0 ? 'choose' : 'chooseMore')}
            </Button>
          )}
        </FileButton>
        <span className={classes.soft}>{t('orDrop', useExpected(expects))}</span>
      </div>
    </div>
  );
}

function BroughtLine({ file: { id, name, size, look } }: { file: OwnHandIn['brought'][number] }) {
  const { t } = useTranslation('handIn');
  const fetcher = useFetcher();
  return (
    <li className={classes.file} data-leaving={fetcher.state !== 'idle'}>
      <span className={classes.name}>{name}</span>
      <span className={classes.soft}>
        {sizeText(size)} <LookLink name={name} to={look} />
      </span>
      <fetcher.Form method="post">
        <input type="hidden" name="file" value={id} />
        <SmallButton
          type="submit"
          name="intent"
          value="take-back"
          aria-label={t('leaveOutOf', { name })}
        >
          {t('leaveOut')}
        </SmallButton>
      </fetcher.Form>
    </li>
  );
}

type ComingLineProps = { coming: Coming; expects: Expected; most: number; again: () => void };

function ComingLine({ coming, expects, most, again }: ComingLineProps) {
  const { t } = useTranslation('handIn');
  const id = useId();
  const { kept, waiting, refused, stop } = coming;
  const { name, size } = coming.file;
  const kindsAndSize = useExpected(expects);
  useLaying(coming);
  const amount = { done: sizeText(kept), all: sizeText(size) };
  return (
    <li className={classes.file}>
      <span className={classes.name} id={id}>
        {name}
      </span>
      {refused === null ? (
        <span className={classes.soft} role="status">
          {t(waiting ? 'waiting' : 'arriving', amount)}
        </span>
      ) : (
        <span className={classes.soft}>{sizeText(size)}</span>
      )}
      <SmallButton onClick={stop} aria-label={t('leaveOutOf', { name })}>
        {t('leaveOut')}
      </SmallButton>
      {refused === null ? (
        <Progress.Root size="sm" className={classes.progress ?? ''}>
          <Progress.Section value={(100 * kept) / size} aria-labelledby={id} />
        </Progress.Root>
      ) : (
        <p className={classes.refused} role="alert">
          {t(`notTaken.${refused}`, { ...kindsAndSize, most })}{' '}
          {passes(refused) && (
            <SmallButton onClick={again} aria-label={t('tryAgainWith', { name })}>
              {t('tryAgain')}
            </SmallButton>
          )}
        </p>
      )}
    </li>
  );
}

/** What is expected, for a sentence: `PDF and Jupyter notebook`, and megabytes together. */
function useExpected({ kinds, megabytes }: Expected): { kinds: string; megabytes: number } {
  const { t, i18n } = useTranslation('homework');
  const list = new Intl.ListFormat(i18n.language, { type: 'disjunction' });
  return { kinds: list.format(kinds.map((kind) => t(`kind.${kind}`))), megabytes };
}

/** Lays a file that has arrived among those of the next version. */
function useLaying({ upload, answered }: Coming): void {
  const { submit, state, data } = useFetcher<BringAnswer>();
  useEffect(() => {
    if (upload !== null) submit({ intent: 'bring', upload }, { method: 'post' });
  }, [upload, submit]);
  useEffect(() => {
    if (state === 'idle' && data !== undefined) answered(data);
    // What it does belongs to the file, which stays the same.
  }, [state, data, answered]);
}
