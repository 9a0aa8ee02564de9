import { png } from './pictures.ts';

/** A cell of Markdown. */
export const words = (source: string) => ({ cell_type: 'markdown', metadata: {}, source });

/** A cell of a program, which ran as the first, with what it printed and drew. */
export const program = (source: string, ...outputs: object[]) => ({
  ...{ cell_type: 'code', metadata: {}, execution_count: 1, source, outputs },
});

export const printed = (text: string) => ({ output_type: 'stream', name: 'stdout', text });

/** An output of these media types. */
export const shown = (data: Record<string, unknown>) => ({
  ...{ output_type: 'display_data', metadata: {}, data },
});

export const drawn = (width = 8, height = 8) =>
  shown({ 'image/png': png(width, height).toString('base64'), 'text/plain': '<Figure>' });

/** A notebook's file (nbformat 4). */
export function notebook(cells: readonly unknown[]): string {
  return JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 });
}
