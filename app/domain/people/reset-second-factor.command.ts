import { parseArgs } from 'node:util';
import { anyServer } from '#app/db/any-server.ts';
import { CannotStart } from '#app/db/cannot-start.ts';
import { openDatabase } from '#app/db/client.ts';
import { resetSecondFactor } from './reset-second-factor.server.ts';

const help = `npm run second-factor:reset -- --email ada@example.edu
For somebody who has lost their authenticator app and passkeys. Make sure that it is them.`;

/** `npm run second-factor:reset`: how somebody gets in again who has lost what they show. */
async function reset(): Promise<string> {
  const { values } = parseArgs({ options: { email: { type: 'string' } } });
  if (values.email === undefined) throw new CannotStart(help);
  const { url, close } = await anyServer();
  const database = openDatabase(url);
  try {
    const [clock] = await database.db.$queryRaw<{ now: Date }[]>`SELECT now()`;
    if (clock === undefined) throw new CannotStart('The database does not say what time it is.');
    const name = await resetSecondFactor(database.db, values.email, clock.now);
    if (name === null) throw new CannotStart('Nobody has this address.');
    return `${name} is signed out everywhere and sets up a new second factor at the next sign-in.`;
  } finally {
    await database.close();
    await close();
  }
}

try {
  console.log(await reset());
} catch (error) {
  console.error(error instanceof CannotStart ? error.message : error);
  process.exitCode = 1;
}
