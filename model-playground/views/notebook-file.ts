/** The notebook as a file; its texts and code load when it is asked for. */
import type { Experiment, ExperimentConfig } from '../catalog.ts';
import { notebookOf, type Language } from '../notebooks/notebook.ts';
import { partsOf } from '../notebooks/templates.ts';

const FILES = import.meta.glob<string>('../notebooks/parts/*.py', {
  query: '?raw',
  import: 'default',
});

/** The experiment with these settings as a notebook. */
export async function notebookFile(
  experiment: Experiment,
  config: ExperimentConfig,
  page: { lang: Language; link: string },
): Promise<Blob> {
  const parts = await Promise.all(
    partsOf[experiment.slug].map(
      async (name) => (await FILES[`../notebooks/parts/${name}.py`]?.()) ?? '',
    ),
  );
  const notebook = notebookOf({ experiment, config, parts, ...page });
  return new Blob([JSON.stringify(notebook, null, 1)], { type: 'application/x-ipynb+json' });
}
