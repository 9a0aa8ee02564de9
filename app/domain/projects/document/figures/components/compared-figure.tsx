import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import type { ComparedBlock, Picture } from '../../compare-content.ts';
import { experimentHref } from '../figure.ts';
import type { FigurePlace } from '../figure-place.ts';
import classes from './compared-figure.module.css';
import { ExperimentView } from './experiment-view.tsx';
import { Caption, FigureView } from './figure-view.tsx';

type ComparedFigureProps = {
  kind: 'inserted' | 'deleted' | 'changed';
  picture: NonNullable<ComparedBlock['picture']>;
  figures: FigurePlace;
  /** The words of its caption, with what became of them. */
  children: ReactNode;
};

/** A figure that was added, removed or changed; another picture stands beside the one before. */
export function ComparedFigure({ kind, picture, figures, children }: ComparedFigureProps) {
  const { t } = useTranslation('figures');
  const { before, after } = picture;
  const changes = before !== null && after !== null ? changesOf(before, after) : [];
  const replaced = changes.includes('file') || changes.includes('settings');
  const shown = after ?? before;
  return (
    <figure className={classes.compared}>
      <p className={classes.kind}>
        {[t(`compare.figure.${kind}`), ...changes.map((change) => t(`compare.${change}`))].join(
          ' · ',
        )}
      </p>
      {replaced && before !== null && after !== null ? (
        <div className={classes.both}>
          <Side label={t('compare.before')} picture={before} figures={figures} gone />
          <Side label={t('compare.now')} picture={after} figures={figures} />
        </div>
      ) : (
        shown && <Side picture={shown} figures={figures} gone={kind === 'deleted'} />
      )}
      <Caption number={null}>{children}</Caption>
      {changes.includes('alt') && before?.type === 'figure' && after?.type === 'figure' && (
        <p className={classes.alt}>
          <del>{before.attrs.alt || t('undescribed')}</del> <ins>{after.attrs.alt}</ins>
        </p>
      )}
    </figure>
  );
}

type SideProps = { label?: string; picture: Picture; figures: FigurePlace; gone?: boolean };

function Side({ label, picture, figures, gone = false }: SideProps) {
  return (
    <div className={classes.side} data-gone={gone || undefined}>
      {label !== undefined && <p className={classes.label}>{label}</p>}
      {picture.type === 'figure' ? (
        <FigureView attrs={picture.attrs} at={figures.at} caption={null} />
      ) : (
        <ExperimentView
          attrs={picture.attrs}
          still={figures.stills[experimentHref(picture.attrs)] ?? null}
          caption={null}
        />
      )}
    </div>
  );
}

/** What became another, beside the caption. */
function changesOf(before: Picture, after: Picture): ('file' | 'settings' | 'alt' | 'size')[] {
  if (before.type === 'experiment' || after.type === 'experiment') {
    return before.type === after.type && hrefOf(before) !== hrefOf(after) ? ['settings'] : [];
  }
  return (['file', 'alt', 'size'] as const).filter(
    (name) => before.attrs[name] !== after.attrs[name],
  );
}

const hrefOf = (picture: Picture) =>
  picture.type === 'experiment' ? experimentHref(picture.attrs) : '';
