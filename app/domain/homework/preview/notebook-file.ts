import { z } from 'zod';

/** So many cells of a notebook are read, and so many outputs of a cell. */
export const mostCells = 400;
export const mostOutputs = 50;

/** The first of a list, each as it can be read or null, and whether there are more of them. */
function firstOf<T>(schema: z.ZodType<T>, most: number) {
  return z
    .custom<unknown[]>((list) => Array.isArray(list))
    .transform((list) => ({
      first: list.slice(0, most).map((each) => schema.safeParse(each).data ?? null),
      more: list.length > most,
    }));
}

/** Text is a string or pieces of one, line by line. */
const text = z.union([z.string(), z.array(z.string()).transform((pieces) => pieces.join(''))]);

/** What an output is, by media type; what is no text is of no use here. */
const bundle = z.record(z.string(), text.or(z.unknown().transform(() => null)));

const output = z.discriminatedUnion('output_type', [
  z.object({ output_type: z.literal('stream'), text }),
  z.object({ output_type: z.literal(['display_data', 'execute_result']), data: bundle }),
  z.object({
    output_type: z.literal('error'),
    ename: z.string().catch(''),
    evalue: z.string().catch(''),
    traceback: z.array(z.string()).catch([]),
  }),
]);

const cell = z.discriminatedUnion('cell_type', [
  z.object({
    cell_type: z.literal('markdown'),
    source: text,
    attachments: z.record(z.string(), bundle).catch({}),
  }),
  z.object({
    cell_type: z.literal('code'),
    source: text,
    execution_count: z.number().int().nullable().catch(null),
    outputs: firstOf(output, mostOutputs).catch({ first: [], more: false }),
  }),
  z.object({ cell_type: z.literal('raw'), source: text }),
]);

const notebook = z.object({ nbformat: z.literal(4), cells: firstOf(cell, mostCells) });

/** A notebook's file (nbformat 4), as far as it is shown. */
export type NotebookFile = z.infer<typeof notebook>;
export type CellInFile = z.infer<typeof cell>;
export type OutputInFile = z.infer<typeof output>;
export type Bundle = z.infer<typeof bundle>;

/** Reads a notebook's file; null when it is none. */
export function parseNotebook(json: string): NotebookFile | null {
  try {
    return notebook.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}
