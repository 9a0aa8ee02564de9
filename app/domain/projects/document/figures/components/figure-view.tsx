import { useEffect, useRef, useState, type CSSProperties, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FigureNode } from '../figure-nodes.ts';
import classes from './figure.module.css';

type FigureViewProps = {
  attrs: FigureNode['attrs'];
  /** The address under which the project's figures are. */
  at: string;
  /** "Figure 1", and its caption. */
  caption: ReactNode;
};

/** A picture with its caption; its room is kept before it has come, and when it does not. */
export function FigureView({ attrs, at, caption }: FigureViewProps) {
  const { file, width, height, alt, size } = attrs;
  const { t } = useTranslation('figures');
  const image = useRef<HTMLImageElement>(null);
  const [missing, setMissing] = useState(false);
  useEffect(() => {
    // It may have failed before the page came alive.
    const shown = image.current;
    setMissing(shown !== null && shown.complete && shown.naturalWidth === 0);
  }, [at, file]);
  const room = { '--width': width, '--height': height } as CSSProperties;
  return (
    <>
      <span
        className={classes.frame}
        data-size={size}
        data-missing={missing || undefined}
        style={room}
      >
        <img
          ref={image}
          className={classes.picture}
          src={`${at}/${file}`}
          alt={alt === '' ? t('undescribed') : alt}
          width={width}
          height={height}
          decoding="async"
          onError={() => setMissing(true)}
          onLoad={() => setMissing(false)}
        />
        {missing && <span className={classes.notice}>{t('missing')}</span>}
      </span>
      {caption}
    </>
  );
}

type CaptionProps = {
  /** `counted` leaves it to the style sheet: in an editor it changes with every other figure. */
  number: number | 'counted' | null;
  children?: ReactNode;
};

/** What stands under a figure: its number, then its words. */
export function Caption({ number, children }: CaptionProps) {
  return (
    <figcaption className={classes.caption}>
      <FigureLabel number={number} /> {children}
    </figcaption>
  );
}

/** "Figure 1." */
export function FigureLabel({ number }: Pick<CaptionProps, 'number'>) {
  const { t } = useTranslation('figures');
  return (
    <span className={classes.label}>
      {typeof number === 'number' ? (
        t('numbered', { number })
      ) : (
        <span className={number === 'counted' ? classes.counted : undefined}>{t('label')} </span>
      )}
    </span>
  );
}
