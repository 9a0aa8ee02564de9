import type { Json } from '#app/domain/projects/document/yjs-text.ts';
import { act } from './actions.ts';
import { deliver, openSession, reconnect, type Session } from './session.ts';

/**
 * Plays a session to its end, when everybody is connected and nothing is on its way.
 *
 * @param start the text that it begins with; four paragraphs when not given
 */
export function play(seed: number, rounds: number, start?: Json): Session {
  const session = openSession(seed, start);
  const { random } = session;
  for (let round = 0; round < rounds; round++) {
    const client = random.one(session.clients);
    if (client !== undefined) act(session, client);
    const lucky = random.one(session.clients);
    if (lucky !== undefined && random.chance(0.7)) deliver(session, lucky, 1 + random.below(4));
  }
  for (const client of session.clients) if (!client.online) reconnect(session, client);
  settle(session);
  return session;
}

/** Delivers until nothing waits. */
function settle(session: Session) {
  const waits = () =>
    session.clients.some(({ toServer, fromServer }) => toServer.length + fromServer.length > 0);
  for (let turn = 0; waits(); turn++) {
    if (turn > 1_000) throw new Error('The session never comes to rest');
    for (const client of session.clients) deliver(session, client);
  }
}
