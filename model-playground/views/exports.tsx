import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';

import type { Experiment } from '../catalog.ts';
import { toCsv } from './loss-history.ts';
import { ModelButtons } from './model-buttons.tsx';
import type { PictureRefs } from './picture.tsx';
import { TOTAL } from './run-state.ts';
import { save } from './save.ts';
import { encodeLink } from './url-state.ts';
import type { Instrument } from './use-instrument.ts';
import { useWords } from './words.tsx';
import classes from './instrument.module.css';

interface ExportsProps {
  experiment: Experiment;
  instrument: Instrument;
  refs: PictureRefs;
}

/** What can be taken along: permalink, loss as a table, picture as an image, notebook, model. */
export function Exports({ experiment, instrument, refs }: ExportsProps) {
  const { m, lang } = useWords();
  const [copied, setCopied] = useState(false);
  const [notebookFailed, setNotebookFailed] = useState(false);
  const { run, config } = instrument;
  const name = `${experiment.slug}-seed-${config.seed}-step-${run.step}`;

  const here = (search: string) => {
    const link = new URL(window.location.href);
    link.search = search;
    link.hash = '';
    return link.href;
  };
  const copyLink = async () => {
    await navigator.clipboard.writeText(here(instrument.link()));
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  const saveCsv = () => {
    const csv = toCsv(run.history, [
      TOTAL,
      ...(run.ready?.partNames ?? []),
      ...(run.ready?.otherNames ?? []),
    ]);
    save(new Blob([csv], { type: 'text/csv' }), `${name}.csv`);
  };
  const saveNotebook = async () => {
    try {
      const { notebookFile } = await import('./notebook-file.ts');
      const link = here(encodeLink(experiment, { config }));
      const file = await notebookFile(experiment, config, { lang, link });
      save(file, `${experiment.slug}-seed-${config.seed}.ipynb`);
      setNotebookFailed(false);
    } catch {
      setNotebookFailed(true);
    }
  };
  const savePng = () => {
    sideBySide(refs.flatMap(({ current }) => current ?? []))?.toBlob((blob) => {
      if (blob) save(blob, `${name}.png`);
    });
  };

  return (
    <div className={classes.exports}>
      <UnstyledButton className={classes.export} onClick={() => void copyLink()}>
        {copied ? m.copied : m.copyLink}
      </UnstyledButton>
      <UnstyledButton
        className={classes.export}
        onClick={saveCsv}
        disabled={run.history.length === 0}
      >
        {m.csv}
      </UnstyledButton>
      <UnstyledButton className={classes.export} onClick={savePng} disabled={!run.ready}>
        {m.png}
      </UnstyledButton>
      <UnstyledButton className={classes.export} onClick={() => void saveNotebook()}>
        {m.notebook}
      </UnstyledButton>
      <ModelButtons instrument={instrument} experiment={experiment} name={name} />
      <span role="status" className={classes.exportFailed}>
        {notebookFailed && m.notebookFailed}
      </span>
    </div>
  );
}

/** One canvas with all of them in a row on the instrument's paper; undefined for none. */
function sideBySide(canvases: readonly HTMLCanvasElement[]): HTMLCanvasElement | undefined {
  const [first] = canvases;
  if (!first) return undefined;
  const sheet = document.createElement('canvas');
  sheet.width = canvases.reduce((width, canvas) => width + canvas.width, 0);
  sheet.height = Math.max(...canvases.map((canvas) => canvas.height));
  const context = sheet.getContext('2d');
  if (!context) return undefined;
  context.fillStyle = getComputedStyle(first).backgroundColor;
  context.fillRect(0, 0, sheet.width, sheet.height);
  let x = 0;
  for (const canvas of canvases) {
    context.drawImage(canvas, x, 0);
    x += canvas.width;
  }
  return sheet;
}
