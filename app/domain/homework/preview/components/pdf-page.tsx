import { useIntersection } from '@mantine/hooks';
import { useEffect, useRef, useState, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { SmallButton } from '#app/ui/small-button.tsx';
import type { NumberedNote } from '../place.ts';
import type { OpenPdf, PdfPage as OpenPage } from './open-pdf.ts';
import classes from './pdf-preview.module.css';
import { meantForPlace, Pins, type Noting } from './pins.tsx';

type PdfPageProps = Omit<Noting, 'notes'> & {
  pdf: OpenPdf;
  /** From 1 on. */
  number: number;
  /** In CSS pixels. */
  width: number;
  notes: readonly NumberedNote[];
};

/** Of a page that has not been opened yet: a sheet of A4. */
const usualRatio = Math.SQRT1_2;

/** Where a note is placed by keyboard, as fractions of the page. */
const upperRight = { x: 0.94, y: 0.05 };

/** A page of a PDF, drawn while it is near what is looked at: many drawn pages fill a phone's memory. */
export function PdfPage({ pdf, number, width, notes, onPlace, onNote }: PdfPageProps) {
  const { t } = useTranslation('preview');
  const { ref, entry } = useIntersection<HTMLLIElement>({ rootMargin: '100% 0px' });
  const near = entry?.isIntersecting === true;
  const page = usePage(pdf, number, near);
  const place =
    onPlace && ((at: { x: number; y: number }) => onPlace({ kind: 'page', page: number, ...at }));
  const placeAt = (event: MouseEvent<HTMLElement>) => {
    if (place === undefined || !meantForPlace(event)) return;
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    place({ x: (event.clientX - left) / width, y: (event.clientY - top) / height });
  };
  return (
    <li ref={ref} className={classes.page} aria-label={t('pageOf', { number, all: pdf.pages })}>
      <p className={classes.head} style={{ width }}>
        <span aria-hidden="true">{t('pageOf', { number, all: pdf.pages })}</span>
        {place && (
          <SmallButton onClick={() => place(upperRight)} aria-label={t('noteOnPage', { number })}>
            {t('noteHere')}
          </SmallButton>
        )}
      </p>
      <div
        className={classes.sheet}
        style={{ width, height: width / (page?.ratio ?? usualRatio) }}
        data-noting={place !== undefined}
        onClick={placeAt}
      >
        {near && page !== null && <Drawn page={page} width={width} />}
        <Pins notes={notes} onNote={onNote} />
      </div>
    </li>
  );
}

function usePage(pdf: OpenPdf, number: number, wanted: boolean): OpenPage | null {
  const [page, setPage] = useState<OpenPage | null>(null);
  useEffect(() => {
    if (!wanted || page !== null) return;
    let gone = false;
    pdf.page(number).then(
      (opened) => {
        if (!gone) setPage(opened);
      },
      // A page that is damaged stays white among the others.
      () => {},
    );
    return () => {
      gone = true;
    };
  }, [pdf, number, wanted, page]);
  return page;
}

function Drawn({ page, width }: { page: OpenPage; width: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const words = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (canvas.current !== null && words.current !== null) {
      return page.draw(canvas.current, words.current, width);
    }
  }, [page, width]);
  return (
    <>
      <canvas ref={canvas} className={classes.canvas} aria-hidden="true" />
      <div ref={words} className={classes.words} />
    </>
  );
}
