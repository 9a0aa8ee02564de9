import { zipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { broughtFile } from '#app/domain/homework/hand-in/brought-file.server.ts';
import { submittedFile } from '#app/domain/homework/hand-in/submitted-file.server.ts';
import { viewFile } from '#app/domain/homework/preview/view-file.server.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { berkeley } from '#test/factories/course.ts';
import { notebook, words } from '#test/factories/notebook.ts';
import { askerFor, createMember } from '#test/factories/people.ts';
import { openHandingIn, type HandingIn } from './handing-in.ts';

let set: HandingIn;
beforeAll(async () => {
  set = await openHandingIn();
});
afterAll(() => set.close());

const early = berkeley('2024-02-05T10:00');

async function student(): Promise<SignedInAsker> {
  return askerFor(
    await createMember(set.db, { offering: 'sp24', role: 'student' }),
    'student',
    early,
  );
}

const stored = async (name: string, bytes: Uint8Array | string) => ({
  name,
  ...(await set.files.put([Buffer.from(bytes)])),
});
const view = async (name: string, bytes: Uint8Array | string) =>
  viewFile(set.files, await stored(name, bytes));

it('shows each kind of file as what it is', async () => {
  expect(await view('a.PDF', '%PDF-1.7')).toEqual({ kind: 'pdf' });
  expect(await view('a.py', 'x = 1\r\n\r\nprint(x)\n')).toEqual({
    ...{ kind: 'code', lines: ['x = 1', '', 'print(x)'] },
  });
  expect(await view('a.zip', zipSync({ 'm.py': Buffer.from('1') }))).toMatchObject({
    kind: 'archive',
  });
  expect(
    await view('a.ipynb', notebook([words('**$x^2$** <img src=x onerror=alert(1)>')])),
  ).toMatchObject({
    cells: [{ kind: 'words', html: expect.stringMatching(/^<p><strong>.*katex/) as string }],
  });
});

it('says in a word why a file is not shown', async () => {
  const because = async (name: string, bytes: Uint8Array | string) => {
    const shown = await view(name, bytes);
    return shown.kind === 'none' && shown.because;
  };
  expect(await because('a.exe', 'MZ')).toBe('unknown kind');
  expect(await because('a.py', Uint8Array.of(0xff))).toBe('broken');
  expect(await because('a.ipynb', '{')).toBe('broken');
  expect(await because('a.zip', 'PK')).toBe('broken');
  expect(await because('a.py', '')).toBe('broken');
  expect(await because('a.py', '#'.repeat(1_000_001))).toBe('too large');
  expect(await because('a.py', '\n'.repeat(20_000))).toBe('too large');
  const away = { name: 'a.py', sha256: '0'.repeat(64), size: 3 };
  expect(await viewFile(set.files, away)).toEqual({ kind: 'none', because: 'not here' });
});

it('shows words that nest too deep, or take too long to set, as they were typed', async () => {
  const deep = words('>'.repeat(6_000));
  const slow = words('[a]: x\n\n[a][a] $x$ '.repeat(300));
  const shown = await view('a.ipynb', notebook([deep, ...Array.from({ length: 300 }, () => slow)]));
  expect(shown).toMatchObject({ cells: { 0: { kind: 'plain' }, 300: { kind: 'plain' } } });
});

it('finds the asker’s own files, and no one else’s', async () => {
  const [one, other] = [await student(), await student()];
  const id = await set.bring(one, 'a.py', 'x = 1');
  const brought = (asker: SignedInAsker, file = id, homework = 'hw1') =>
    broughtFile(set.db, asker, { homework, id: file });
  expect(await brought(one)).toMatchObject({ name: 'a.py', size: 5 });
  expect(await brought(other)).toBeNull();
  expect(await brought(one, id, 'hw2')).toBeNull();
  expect(await brought(one, 'no-id')).toBeNull();
  await set.handIn(one, [id]);
  const { id: handed } = await set.db.submittedFile.findFirstOrThrow({
    where: { submission: { personId: one.person.id } },
  });
  const submitted = (asker: SignedInAsker) =>
    submittedFile(set.db, asker, { homework: 'hw1', number: 1, id: handed });
  expect(await submitted(one)).toMatchObject({ name: 'a.py' });
  expect(await submitted(other)).toBeNull();
});
