import type { Db } from '#app/db/client.ts';
import type { FileStore } from '#app/files/store.server.ts';
import { changeNote, removeRun } from './change-run.server.ts';
import { keepRun } from './keep-run.server.ts';
import type { NotKept } from './kept-run.ts';
import type { OwnRun } from './own-runs.server.ts';
import { readNewRun } from './read-run.server.ts';

export type RunFormAnswer =
  | { ok: true; kind: 'kept'; step: number; again: boolean; model: string | null }
  | { ok: true; kind: 'changed' }
  | { ok: true; kind: 'removed'; removed: OwnRun | null }
  | { ok: false; because: NotKept | 'no such run'; run: string; note: string };

/**
 * Carries out what a form asks of one's own runs: keep one, change its note, remove it, put it back.
 *
 * @param at the portal's instant; `now` is the real one
 * @returns null for what is none of these
 */
export async function answerRunForm(
  services: { db: Db; files: Pick<FileStore, 'put'> },
  { personId, at, now }: { personId: string; at: Date; now: Date },
  form: FormData,
): Promise<RunFormAnswer | null> {
  const typed = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const [run, note] = [typed('run'), typed('note')];
  const refused = (because: NotKept | 'no such run') => ({
    ok: false as const,
    because,
    run,
    note,
  });
  switch (typed('intent')) {
    case 'keep': {
      const read = readNewRun({
        ...{ experiment: typed('experiment'), settings: typed('settings') },
        ...{ result: typed('result'), note, keptAt: typed('keptAt') },
        model: await fileIn(form.get('model')),
      });
      if (!read.ok) return refused(read.because);
      const kept = await keepRun(services, { personId, at }, read.run);
      if (!kept.ok) return refused(kept.because);
      const { step, again, model } = kept;
      return { ok: true, kind: 'kept', step, again, model };
    }
    case 'note': {
      const changed = await changeNote(services, { personId, id: run }, note);
      return changed.ok ? { ok: true, kind: 'changed' } : refused(changed.because);
    }
    case 'remove': {
      const removed = await removeRun(services, { personId, id: run }, now);
      return { ok: true, kind: 'removed', removed };
    }
    default:
      return null;
  }
}

async function fileIn(value: FormDataEntryValue | null): Promise<Uint8Array | null> {
  return value instanceof Blob ? new Uint8Array(await value.arrayBuffer()) : null;
}
