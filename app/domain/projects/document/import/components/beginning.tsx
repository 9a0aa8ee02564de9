import { Button, FileButton } from '@mantine/core';
import { useFetcher } from '@remix-run/react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentContent } from '../../content.ts';
import classes from './beginning.module.css';

type BeginningProps = {
  /** What belongs on the sheet. */
  hint: string;
  /** What the offering lets a text begin with; null where there is nothing. */
  template: DocumentContent | null;
  /** Where Markdown is read. */
  importPath: string;
  onContent: (content: DocumentContent) => void;
};

/** What an empty sheet offers: a word about what belongs on it, and two ways to begin. */
export function Beginning({ hint, template, importPath, onContent }: BeginningProps) {
  const { t } = useTranslation('paper');
  const fetcher = useFetcher<{ content: DocumentContent | null }>();
  const content = fetcher.data?.content ?? null;
  useEffect(() => {
    if (content !== null) onContent(content);
  }, [content, onContent]);
  const read = async (file: File | null) => {
    if (file === null) return;
    fetcher.submit({ markdown: await file.text() }, { method: 'post', action: importPath });
  };
  return (
    <div className={classes.beginning}>
      <p>{hint}</p>
      <p className={classes.ways}>
        {template !== null && (
          <Button variant="default" size="xs" onClick={() => onContent(template)}>
            {t('template')}
          </Button>
        )}
        <FileButton
          accept=".md,.markdown,.txt,text/markdown,text/plain"
          onChange={(file) => void read(file)}
        >
          {(props) => (
            <Button variant="default" size="xs" loading={fetcher.state !== 'idle'} {...props}>
              {t('import')}
            </Button>
          )}
        </FileButton>
      </p>
      {fetcher.data?.content === null && <p role="alert">{t('importRefused')}</p>}
    </div>
  );
}
