import { useTranslation } from 'react-i18next';
import { ScrollTable } from '#app/ui/scroll-table.tsx';
import { sizeText } from '../../hand-in/components/size-text.ts';
import type { ArchiveEntry } from '../file-view.ts';
import classes from './file-preview.module.css';

type ArchivePreviewProps = { name: string; entries: readonly ArchiveEntry[]; more: boolean };

/** What an archive holds, by name; it is not unpacked. */
export function ArchivePreview({ name, entries, more }: ArchivePreviewProps) {
  const { t } = useTranslation('preview');
  return (
    <>
      <ScrollTable label={t('inArchive', { name })}>
        <thead>
          <tr>
            <th scope="col">{t('file')}</th>
            <th scope="col" className={classes.number}>
              {t('size')}
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry, i) => (
            <tr key={i}>
              <td className={classes.path}>{entry.name}</td>
              <td className={classes.number}>{sizeText(entry.size)}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      {more && <p className={classes.soft}>{t('moreEntries', { count: entries.length })}</p>}
    </>
  );
}
