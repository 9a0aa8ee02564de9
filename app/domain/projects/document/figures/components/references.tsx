import { useTranslation } from 'react-i18next';
import { referenceWords } from '../figure.ts';
import type { ReferenceNode } from '../figure-nodes.ts';
import classes from './references.module.css';

/** A work that is cited, with the number under which it is. */
export function ReferenceLine(props: { attrs: ReferenceNode['attrs']; number: number | null }) {
  const { attrs, number } = props;
  return (
    <p className={classes.reference} id={number === null ? undefined : placeOf(number)}>
      <span className={classes.number}>[{number ?? '?'}]</span>
      <span>
        {referenceWords(attrs) || attrs.key}
        {attrs.link !== '' && (
          <>
            {' '}
            <a href={attrs.link} target="_blank" rel="noopener noreferrer nofollow">
              {attrs.link.replace(/^https?:\/\//, '')}
            </a>
          </>
        )}
      </span>
    </p>
  );
}

/** Where a work is cited; one that the list does not have is shown as missing. */
export function Citation({ cited, number }: { cited: string; number: number | null }) {
  const { t } = useTranslation('figures');
  if (number === null) {
    return (
      <span data-atom="" className={classes.missing} title={t('missingReference', { key: cited })}>
        [{cited}?]
      </span>
    );
  }
  return (
    <a data-atom="" className={classes.citation} href={`#${placeOf(number)}`}>
      [{number}]
    </a>
  );
}

const placeOf = (number: number) => `reference-${number}`;

/** A reference to a figure by its number, as the figure itself has it; null for one that is gone. */
export function FigureReference({ number }: { number: number | null }) {
  const { t } = useTranslation('figures');
  if (number === null) {
    return (
      <span data-atom="" className={classes.missing} title={t('missingFigure')}>
        {t('reference', { number: '?' })}
      </span>
    );
  }
  return (
    <a data-atom="" className={classes.citation} href={`#${figureAnchor(number)}`}>
      {t('reference', { number })}
    </a>
  );
}

/** Where a figure is found on the page. */
export const figureAnchor = (number: number) => `figure-${number}`;
