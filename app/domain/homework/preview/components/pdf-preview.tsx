import { useElementSize } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '#app/ui/notice.tsx';
import { SmallButton } from '#app/ui/small-button.tsx';
import { notesAt } from '../place.ts';
import type { OpenPdf } from './open-pdf.ts';
import { PdfPage } from './pdf-page.tsx';
import classes from './pdf-preview.module.css';
import type { Noting } from './pins.tsx';

/** Of a longer PDF only the first pages are shown. */
const mostPages = 300;

/** As parts of the column's width. */
const zooms = [1, 1.25, 1.5, 2, 3];

type PdfPreviewProps = Noting & { href: string; name: string };

/** A PDF, page by page, drawn in the browser. */
export function PdfPreview({ href, name, ...noting }: PdfPreviewProps) {
  const { t } = useTranslation('preview');
  const pdf = usePdf(href);
  if (pdf === 'opening') return <p className={classes.soft}>{t('opening')}</p>;
  if (pdf === 'does not open') {
    return (
      <Notice tone="late">
        {t('pdfDoesNotOpen')} <a href={href}>{t('download', { name })}</a>
      </Notice>
    );
  }
  return <Pages pdf={pdf} name={name} {...noting} />;
}

type PagesProps = Noting & { pdf: OpenPdf; name: string };

function Pages({ pdf, name, notes, ...noting }: PagesProps) {
  const { t } = useTranslation('preview');
  const [zoom, setZoom] = useState(0);
  const { ref, width } = useElementSize();
  const scale = zooms[zoom] ?? 1;
  const shown = Math.min(pdf.pages, mostPages);
  return (
    <div className={classes.pdf}>
      <div className={classes.bar} role="group" aria-label={t('zoom')}>
        <SmallButton
          aria-label={t('smaller')}
          disabled={zoom === 0}
          onClick={() => setZoom(zoom - 1)}
        >
          −
        </SmallButton>
        <output className={classes.zoom}>{Math.round(100 * scale)} %</output>
        <SmallButton
          aria-label={t('larger')}
          disabled={zoom === zooms.length - 1}
          onClick={() => setZoom(zoom + 1)}
        >
          +
        </SmallButton>
        <span className={classes.soft}>{t('pages', { count: pdf.pages })}</span>
      </div>
      <div ref={ref} className={classes.frame} tabIndex={0} role="group" aria-label={name}>
        <ol className={classes.pages}>
          {width > 0 &&
            Array.from({ length: shown }, (_, i) => (
              <PdfPage
                key={i}
                {...{ pdf, number: i + 1, width: Math.floor(width * scale), ...noting }}
                notes={notesAt(notes, 'page', i + 1)}
              />
            ))}
        </ol>
      </div>
      {pdf.pages > mostPages && <p className={classes.soft}>{t('morePages', { count: shown })}</p>}
    </div>
  );
}

/** The PDF at an address, opened in the browser; what opens it is loaded only now. */
function usePdf(href: string): OpenPdf | 'opening' | 'does not open' {
  const [pdf, setPdf] = useState<OpenPdf | 'opening' | 'does not open'>('opening');
  useEffect(() => {
    let gone = false;
    let close = () => {};
    import('./open-pdf.ts')
      .then(({ openPdf }) => openPdf(href))
      .then(
        (opened) => {
          close = opened.close;
          if (gone) close();
          else setPdf(opened);
        },
        () => {
          if (!gone) setPdf('does not open');
        },
      );
    return () => {
      gone = true;
      close();
    };
  }, [href]);
  return pdf;
}
