import { Button, FileButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DocumentContent } from '../../content.ts';
import classes from './beginning.module.css';
import { textFiles } from './brought-from.ts';

type BeginningProps = {
  /** What belongs on the sheet. */
  hint: string;
  /** What the offering lets a text begin with; null where there is nothing. */
  template: DocumentContent | null;
  onContent: (content: DocumentContent) => void;
  onFile: (file: File) => void;
};

/** What an empty sheet offers: a word about what belongs on it, and two ways to begin. */
export function Beginning({ hint, template, onContent, onFile }: BeginningProps) {
  const { t } = useTranslation('paper');
  return (
    <div className={classes.beginning}>
      <p>{hint}</p>
      <p className={classes.ways}>
        {template !== null && (
          <Button variant="default" size="xs" onClick={() => onContent(template)}>
            {t('template')}
          </Button>
        )}
        <FileButton accept={textFiles} onChange={(file) => file !== null && onFile(file)}>
          {(props) => (
            <Button variant="default" size="xs" {...props}>
              {t('import')}
            </Button>
          )}
        </FileButton>
      </p>
    </div>
  );
}
