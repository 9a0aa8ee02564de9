import { textOf } from './form.ts';

/** What a form brings to be read as a table. */
export type UploadedTable = { fileName: string; bytes: Uint8Array };

/**
 * The file of a form's field `file`, or else what is pasted in its field `pasted`.
 *
 * @param pasted what the latter is called
 */
export async function uploadedTable(form: FormData, pasted: string): Promise<UploadedTable> {
  const file = form.get('file');
  return file instanceof File && file.size > 0
    ? { fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
    : { fileName: pasted, bytes: new TextEncoder().encode(textOf(form, 'pasted')) };
}
