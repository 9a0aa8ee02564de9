import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Page } from '#app/ui/page.tsx';
import { sizeText } from '../../hand-in/components/size-text.ts';
import type { FileView } from '../file-view.ts';
import type { PlacedNote } from '../place.ts';
import { FilePreview } from './file-preview.tsx';
import classes from './file-preview.module.css';

type LookAtFileProps = {
  name: string;
  /** In bytes. */
  size: number;
  view: FileView;
  /** Where it is downloaded. */
  href: string;
  /** Where its homework is, and what that is called. */
  home: string;
  homework: string;
  /** The number of the version it was handed in with; null for one of the next. */
  version: number | null;
  /** What whoever marked it noted at its places. */
  notes?: readonly PlacedNote[];
};

/** A file of the reader's own, as whoever grades it will see it. */
export function LookAtFile(props: LookAtFileProps) {
  const { name, size, view, href, home, homework, version, notes = [] } = props;
  const { t } = useTranslation('preview');
  return (
    <Page
      eyebrow={
        <>
          <Link to={home}>{homework}</Link> ·{' '}
          {version === null ? t('ofNext') : t('ofVersion', { number: version })}
        </>
      }
      title={<span className={classes.path}>{name}</span>}
      action={
        <a href={href} download>
          {t('downloadOf', { size: sizeText(size) })}
        </a>
      }
    >
      <FilePreview view={view} href={href} name={name} notes={notes} />
    </Page>
  );
}
