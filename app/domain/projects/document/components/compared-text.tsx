import { useTranslation } from 'react-i18next';
import type { BlockForm, ComparedBlock, Segment } from '../compare-content.ts';
import { ComparedFigure } from '../figures/components/compared-figure.tsx';
import type { FigurePlace } from '../figures/figure-place.ts';
import type { TextNumbers } from '../figures/figure.ts';
import type { Formulas } from '../formulas.server.ts';
import { formatChanges, type FormatRun } from '../compare-formats.ts';
import classes from './compared-text.module.css';
import type { Format } from '../suggestions/suggestion.ts';
import { BlockContent } from './document-view.tsx';
import textClasses from './text.module.css';

const tags = {
  heading: 'h2',
  subheading: 'h3',
  paragraph: 'p',
  item: 'p',
  quote: 'p',
  cell: 'p',
  code: 'pre',
  formula: 'div',
  figure: 'div',
  reference: 'div',
} as const satisfies Record<BlockForm, string>;

type ComparedTextProps = {
  blocks: readonly ComparedBlock[];
  formulas: Formulas;
  figures: FigurePlace;
  /** Of works and figures in the newer text. */
  numbers: TextNumbers;
};

/** What changed between two versions: inserted words underlined, deleted ones struck. */
export function ComparedText({ blocks, ...given }: ComparedTextProps) {
  const { t } = useTranslation('projects');
  const unchanged = blocks.every(({ kind }) => kind === 'same');
  return (
    <div className={`${textClasses.text} ${classes.compared}`}>
      {unchanged && <p className={classes.unchanged}>{t('compare.unchanged')}</p>}
      {blocks.map((block, index) => {
        const Tag = tags[block.form];
        const segments = block.segments.map((segment, position) => (
          <Piece key={position} segment={segment} />
        ));
        return (
          <Tag key={index} data-form={block.form} data-kind={block.kind}>
            {block.node !== null && <BlockContent node={block.node} {...given} />}
            {block.node === null && block.picture === null && segments}
            {block.kind !== 'same' && block.picture !== null && (
              <ComparedFigure kind={block.kind} picture={block.picture} figures={given.figures}>
                {segments}
              </ComparedFigure>
            )}
          </Tag>
        );
      })}
    </div>
  );
}

/** A screen reader hears where an insertion or a deletion begins and ends. */
function Piece({ segment }: { segment: Segment }) {
  const { kind, words } = segment;
  const { t } = useTranslation('projects');
  if (segment.kind === 'formatted') return <Formatted {...segment} />;
  if (kind === 'same') return <>{words}</>;
  const Tag = kind === 'inserted' ? 'ins' : 'del';
  return (
    <Tag>
      <span className={classes.spoken}>{t(`compare.${kind}`)} </span>
      {words}
      <span className={classes.spoken}> {t('compare.end')}</span>
    </Tag>
  );
}

/** Words that stand otherwise now: as they stand, with what became of them in words. */
function Formatted({ words, ...run }: FormatRun) {
  const { t, i18n } = useTranslation(['projects', 'suggestions']);
  const { added, removed } = formatChanges(run);
  const list = new Intl.ListFormat(i18n.language, { type: 'unit' });
  const named = (names: string[]) =>
    list.format(names.map((name) => t(`suggestions:format.${name as Format}`)));
  const says = [
    ...(added.length > 0 ? [t('compare.nowFormatted', { formats: named(added) })] : []),
    ...(removed.length > 0 ? [t('compare.noLongerFormatted', { formats: named(removed) })] : []),
  ].join(', ');
  return (
    <span className={classes.formatted} title={says} data-after={run.after.join(' ')}>
      <span className={classes.spoken}>{says}: </span>
      {words}
      <span className={classes.spoken}> {t('compare.end')}</span>
    </span>
  );
}
