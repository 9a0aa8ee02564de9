import { Button } from '@mantine/core';
import { NodeViewWrapper, ReactNodeViewRenderer, type ReactNodeViewProps } from '@tiptap/react';
import katex from 'katex';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { stillOf } from '#playground/views/still.ts';
import { captionParts } from '../figure.ts';
import { experimentNode, figureNode } from '../figure-nodes.ts';
import type { FigureViews } from '../editor/figure-extensions.ts';
import classes from './edited-figure.module.css';
import { ExperimentView } from './experiment-view.tsx';
import { useFigureDesk } from './figure-desk.ts';
import { Caption, FigureLabel, FigureView } from './figure-view.tsx';

/** Figures as they stand in the editor: as they are read, with a way to describe them. */
export const figureViews: FigureViews = {
  figure: ReactNodeViewRenderer(EditedFigure),
  experiment: ReactNodeViewRenderer(EditedExperiment),
};

function EditedFigure(props: ReactNodeViewProps) {
  const { t } = useTranslation('figures');
  const { at } = useFigureDesk();
  // Attributes may come from anybody who can write: only what a document may hold is shown.
  const attrs = figureNode.shape.attrs.safeParse(props.node.attrs).data;
  return (
    <NodeViewWrapper as="figure" contentEditable={false}>
      {attrs === undefined ? (
        t('missing')
      ) : (
        <FigureView attrs={attrs} at={at} caption={<Typed caption={attrs.caption} />} />
      )}
      <Change {...props} label={t('edit.change')}>
        {attrs?.alt.trim() === '' && (
          <span className={classes.needed}>
            <FigureLabel number="counted" /> {t('edit.altNeeded')}
          </span>
        )}
      </Change>
    </NodeViewWrapper>
  );
}

function EditedExperiment(props: ReactNodeViewProps) {
  const { t } = useTranslation('figures');
  const attrs = experimentNode.shape.attrs.safeParse(props.node.attrs).data;
  return (
    <NodeViewWrapper as="figure" contentEditable={false}>
      {attrs === undefined ? (
        t('experiment.gone')
      ) : (
        <ExperimentView
          attrs={attrs}
          still={stillOf(attrs.experiment, attrs.settings)}
          caption={<Typed caption={attrs.caption} />}
        />
      )}
      <Change {...props} label={t('edit.changeExperiment')} />
    </NodeViewWrapper>
  );
}

/** Under a figure while it is edited; not on paper. */
function Change(props: ReactNodeViewProps & { label: string; children?: ReactNode }) {
  const { node, getPos, label, children } = props;
  const { onOpen } = useFigureDesk();
  if (onOpen === null) return null;
  const open = () => {
    const at = getPos();
    if (at !== undefined) onOpen({ name: node.type.name, attrs: node.attrs, at });
  };
  return (
    <div className={classes.change} data-screen-only="">
      {children}
      <Button size="compact-xs" variant="subtle" onClick={open}>
        {label}
      </Button>
    </div>
  );
}

/** A caption whose formulas are rendered here. */
function Typed({ caption }: { caption: string }) {
  return (
    <Caption number="counted">
      {captionParts(caption).map((part, index) => {
        if (part.type === 'text') return part.text;
        if (part.type !== 'inlineMath') return null;
        const html = katex.renderToString(part.attrs.latex, {
          ...{ throwOnError: false, errorColor: 'var(--late)', strict: 'ignore', trust: false },
          ...{ maxSize: 20, maxExpand: 200 },
        });
        return <span key={index} dangerouslySetInnerHTML={{ __html: html }} />;
      })}
    </Caption>
  );
}
