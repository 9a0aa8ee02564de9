import { v7 as newId } from 'uuid';
import type { Db } from '#app/db/client.ts';
import { drawMidterm } from '#app/domain/gradebook/midterm/draw-midterm.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { berkeley } from '#test/factories/course.ts';
import { askerFor } from '#test/factories/people.ts';
import { named, type Cast } from './people.ts';

/** A midterm drawn long ahead, as two papers, to try the printer. */
export async function seedMidterm(services: { db: Db; course: Course }, cast: Cast): Promise<void> {
  const by = askerFor(named(cast, 'Tobias Renner'), 'assistant', berkeley('2024-02-23T16:20'));
  const drawn = await drawMidterm(services, by, {
    ...{ seed: 'to try the printer', papers: 2, weights: new Map(), why: '' },
    ...{ before: null, requestId: newId() },
  });
  if (!drawn.ok) throw new Error(`The demo's midterm is not drawn: ${drawn.because}`);
}
