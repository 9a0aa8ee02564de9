import { FileButton, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './bring-file.module.css';
import { textFiles } from './brought-from.ts';

/** The way for a file into a text that is there already. */
export function BringFile({ onFile }: { onFile: (file: File) => void }) {
  const { t } = useTranslation('paper');
  return (
    <FileButton accept={textFiles} onChange={(file) => file !== null && onFile(file)}>
      {(props) => (
        <UnstyledButton className={classes.bring} {...props}>
          {t('bring.open')}
        </UnstyledButton>
      )}
    </FileButton>
  );
}
