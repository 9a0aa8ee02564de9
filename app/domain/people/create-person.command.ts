import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { anyServer } from '#app/db/any-server.ts';
import { CannotStart } from '#app/db/cannot-start.ts';
import { openDatabase } from '#app/db/client.ts';
import { Role } from '#app/db/generated/enums.ts';
import { createPerson, type CreatePersonResult } from './create-person.server.ts';
import { longestPassword, shortestPassword } from './password.server.ts';

const help = `npm run person:create -- --email ada@example.edu --name "Ada Lovelace" --offering sp24 [--role instructor]
The password is asked for, or read from the first line of standard input.`;

const refusals: Record<Extract<CreatePersonResult, { ok: false }>['because'], string> = {
  name: 'The name is empty.',
  email: 'This does not look like an e-mail address.',
  password: `A password has ${shortestPassword} to ${longestPassword} characters.`,
  'no such offering': 'There is no such offering: is its folder in content/syllabus?',
  'email taken': 'Somebody has this address already.',
};

/** `npm run person:create`: how the first instructor of a real course gets in. */
async function create(): Promise<string> {
  const { values } = parseArgs({
    options: {
      email: { type: 'string' },
      name: { type: 'string' },
      offering: { type: 'string' },
      role: { type: 'string', default: 'instructor' },
    },
  });
  const { email, name, offering } = values;
  const role = Object.values(Role).find((known) => known === values.role);
  if (email === undefined || name === undefined || offering === undefined || role === undefined) {
    throw new CannotStart(help);
  }
  const { url, close } = await anyServer();
  const database = openDatabase(url);
  try {
    await refuseWithoutCourse(database.db);
    const password = await askPassword();
    const input = { name, email, password, role, offering };
    const [clock] = await database.db.$queryRaw<{ now: Date }[]>`SELECT now()`;
    if (clock === undefined) throw new CannotStart('The database does not say what time it is.');
    const made = await createPerson(database.db, input, clock.now);
    if (!made.ok) throw new CannotStart(refusals[made.because]);
    return `${name} is ${role} of ${offering} and signs in as ${email}.`;
  } finally {
    await database.close();
    await close();
  }
}

async function refuseWithoutCourse(db: ReturnType<typeof openDatabase>['db']): Promise<void> {
  const installation = await db.installation.findUnique({ where: { id: 1 } }).catch(() => null);
  if (installation?.kind === 'course') return;
  throw new CannotStart(
    installation === null
      ? 'There is no course yet. Start the portal once: INSTALLATION=course npm start'
      : 'This database holds the demo. Give a real course data of its own: DATA=<folder> INSTALLATION=course npm start',
  );
}

/** One line from standard input, not shown while it is typed. */
async function askPassword(): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write('Password: ');
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({
    input: process.stdin,
    output: nowhere,
    terminal: process.stdin.isTTY,
  });
  for await (const line of lines) {
    lines.close();
    return line;
  }
  return '';
}

try {
  console.log(await create());
} catch (error) {
  console.error(error instanceof CannotStart ? error.message : error);
  process.exitCode = 1;
}
