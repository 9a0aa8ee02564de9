import path from 'node:path';
import { parseArgs } from 'node:util';
import { anyServer } from '#app/db/any-server.ts';
import { CannotStart } from '#app/db/cannot-start.ts';
import { openDatabase } from '#app/db/client.ts';
import { realClock } from '#app/domain/calendar/clock.ts';
import { openDemoClock } from '#app/domain/calendar/demo-clock.server.ts';
import { loadCourse } from '#app/domain/syllabus/load-course.server.ts';
import {
  explainWaitlist,
  explanationInLines,
} from '#app/domain/waitlist/explain-waitlist.server.ts';

const help = `npm run waitlist:explain -- sp24                              the order now, with every reason
npm run waitlist:explain -- sp24 --at 2024-02-20T10:00:00Z    the order as it was then`;

/** `npm run waitlist:explain`: anybody can check the order against the log. */
async function explain(): Promise<string[]> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { at: { type: 'string' } },
  });
  const [slug] = positionals;
  const course = loadCourse(path.resolve(process.env.CONTENT || 'content/syllabus'));
  if (slug === undefined || !course.has(slug)) throw new CannotStart(help);
  const { url, close } = await anyServer();
  const { db, close: disconnect } = openDatabase(url);
  try {
    const installation = await db.installation.findUnique({ where: { id: 1 } }).catch(() => null);
    if (installation === null) {
      throw new CannotStart('There is no course yet: start the portal once with npm start.');
    }
    const clock = installation.kind === 'demo' ? await openDemoClock(db) : realClock;
    const at = values.at === undefined ? clock.now() : new Date(values.at);
    if (Number.isNaN(at.getTime())) throw new CannotStart(help);
    const offering = course.offering(slug);
    return explanationInLines(await explainWaitlist(db, offering, at), offering, at);
  } finally {
    await disconnect();
    await close();
  }
}

try {
  for (const line of await explain()) console.log(line);
} catch (error) {
  console.error(error instanceof CannotStart ? error.message : error);
  process.exitCode = 1;
}
