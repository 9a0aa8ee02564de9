import { readFileSync } from 'node:fs';
import type { FileStore } from '#app/files/store.server.ts';
import { notebook, printed, program, shown, words } from '#test/factories/notebook.ts';
import { pdf } from '#test/factories/pdf.ts';

const plot = readFileSync(new URL('pruned-flows.png', import.meta.url)).toString('base64');

/** What a version of each homework holds. */
export type HandedIn = Record<string, { name: string; sha256: string; size: number }[]>;

const topics = {
  hw1: ['Autoregressive models', 'a histogram with a softmax', 'the mixture of logistics'],
  hw2: ['Variational autoencoders', 'a Gaussian along a slope', 'samples with noise and without'],
  hw3: ['Generative adversarial networks', 'two bumps on a line', 'the discriminator over them'],
} as const;

/** Puts a notebook and a report of each homework into the store: the same for everybody. */
export async function storeHandedIn(files: FileStore): Promise<HandedIn> {
  const store = async (name: string, bytes: Uint8Array) => ({
    name,
    ...(await files.put([bytes])),
  });
  const each = Object.entries(topics).map(async ([homework, [topic, data, picture]]) => [
    homework,
    [
      await store(`${homework}.ipynb`, Buffer.from(notebookOf(topic, data, picture))),
      await store('report.pdf', reportOf(topic, data, picture)),
    ],
  ]);
  return Object.fromEntries(await Promise.all(each)) as HandedIn;
}

function notebookOf(topic: string, data: string, picture: string): string {
  return notebook([
    words(`# ${topic}\n\nFirst on ${data}. The loss is in **nats per dimension**:`),
    words('$$\\mathcal{L} = -\\frac{1}{d}\\,\\mathbb{E}\\left[\\log p_\\theta(x)\\right]$$'),
    program(
      'import numpy as np\n\nrng = np.random.default_rng(294)\nx = rng.normal(0.2, 0.2, 1000)',
    ),
    program(
      'for epoch in range(3):\n    print(f"epoch {epoch}: {train(x):.3f}")',
      printed('epoch 0: 2.871\nepoch 1: 2.502\nepoch 2: 2.447\n'),
    ),
    program(`show(model)  # ${picture}`, shown({ 'image/png': plot })),
    program('samples[3]', {
      output_type: 'error',
      ename: 'IndexError',
      evalue: 'index 3 is out of bounds for axis 0 with size 3',
      traceback: [
        '\u001b[0;31mIndexError\u001b[0m: index 3 is out of bounds for axis 0 with size 3',
      ],
    }),
  ]);
}

function reportOf(topic: string, data: string, picture: string): Buffer {
  return pdf([
    [topic, '', `The first data are ${data}.`, 'The loss falls to 2.447 nats per dimension.'],
    ['Pictures', '', `The picture shows ${picture}.`, 'It is in the notebook beside this report.'],
  ]);
}
