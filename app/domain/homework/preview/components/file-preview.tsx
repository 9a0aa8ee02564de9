import { useTranslation } from 'react-i18next';
import { Notice } from '#app/ui/notice.tsx';
import type { FileView } from '../file-view.ts';
import { ArchivePreview } from './archive-preview.tsx';
import { CodePreview } from './code-preview.tsx';
import { NotebookPreview } from './notebook-preview.tsx';
import { PdfPreview } from './pdf-preview.tsx';
import type { Noting } from './pins.tsx';

type FilePreviewProps = Noting & {
  view: FileView;
  /** Where the file is downloaded. */
  href: string;
  name: string;
};

/**
 * A file that was handed in, as far as a page shows it, with what is noted at its places. By keyboard,
 * a page, cell or line is reached with Tab and noted with Enter.
 */
export function FilePreview({ view, href, name, ...noting }: FilePreviewProps) {
  const { t } = useTranslation('preview');
  switch (view.kind) {
    case 'pdf':
      return <PdfPreview key={href} {...noting} href={href} name={name} />;
    case 'notebook':
      return <NotebookPreview {...noting} cells={view.cells} more={view.more} />;
    case 'code':
      return <CodePreview {...noting} lines={view.lines} />;
    case 'archive':
      return <ArchivePreview name={name} entries={view.entries} more={view.more} />;
    case 'none':
      return <Notice>{t(`none.${view.because}`)}</Notice>;
  }
}
