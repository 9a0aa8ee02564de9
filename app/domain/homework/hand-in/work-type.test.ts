import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { workType } from './work-type.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const look = (name: string, all: Uint8Array) =>
  workType({
    name,
    size: all.byteLength,
    piece: (from, to) => Promise.resolve(all.subarray(from, to + 1)),
  });

const pdf = bytes(`%PDF-1.7\n${'x'.repeat(5_000)}\nstartxref\n9\n%%EOF\n`);
const notebook = bytes(JSON.stringify({ cells: [], metadata: {}, nbformat: 4, nbformat_minor: 5 }));
const archive = zipSync({ 'hw1/model.py': bytes('print(1)\n'), 'hw1/notes.txt': bytes('ok') });
const damaged = { ok: false, because: 'does not open' };

describe('a file of homework', () => {
  it.each([
    ['report.pdf', pdf, 'pdf'],
    ['Report.PDF', pdf, 'pdf'],
    ['hw1.ipynb', notebook, 'ipynb'],
    ['code.zip', archive, 'zip'],
    ['model.py', bytes('# Größe\nprint("ok")\n'), 'py'],
  ])('is taken for what it is: %s', async (name, all, kind) => {
    expect(await look(name, all)).toEqual({ ok: true, kind });
  });

  it.each(['report.docx', 'report', 'pdf', 'run.exe', 'page.html', 'x.pdf.exe'])(
    'is of another kind: %s',
    async (name) => {
      expect(await look(name, pdf)).toEqual({ ok: false, because: 'another kind' });
    },
  );

  it.each([
    ['an empty file', 'a.py', new Uint8Array()],
    ['a PDF that broke off', 'a.pdf', pdf.subarray(0, 4_000)],
    ['something called a PDF', 'a.pdf', bytes('<html>startxref %%EOF')],
    ['a notebook that broke off', 'a.ipynb', notebook.subarray(0, notebook.length - 5)],
    ['JSON that is no notebook', 'a.ipynb', bytes('{"cells": 3, "nbformat": 4}')],
    ['a notebook of an old format', 'a.ipynb', bytes('{"cells": [], "nbformat": 3}')],
    ['an archive that broke off', 'a.zip', archive.subarray(0, archive.length - 30)],
    [
      'an archive without its middle',
      'a.zip',
      Buffer.concat([archive.subarray(0, 20), archive.subarray(-80)]),
    ],
    ['an empty archive', 'a.zip', zipSync({})],
    ['a program with bytes that are no text', 'a.py', Uint8Array.of(0x70, 0xff, 0xfe)],
    ['a program with a NUL', 'a.py', bytes('a\0b')],
  ])('does not open: %s', async (_what, name, all) => {
    expect(await look(name, all)).toEqual(damaged);
  });

  it('may be an archive with a comment at its end', async () => {
    const comment = bytes('handed in by hand');
    const withRoom = Uint8Array.from([...archive, ...comment]);
    withRoom[archive.length - 2] = comment.length;
    expect(await look('code.zip', withRoom)).toEqual({ ok: true, kind: 'zip' });
  });
});
