import type { Database } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Person } from '#app/db/generated/client.ts';
import { berkeley } from '#test/factories/course.ts';
import type { SourcePortal } from '#test/setup/source-portal.ts';
import type { Mark } from './canary.ts';
import type { Somebody } from './people.ts';
import type { Offering } from './roles.ts';
import type { Things } from './things.ts';

/** When everybody asks: two days before proposals are due. */
export const at = berkeley('2024-02-26T10:00');
export const before = new Date(at.getTime() - 86_400_000);
export const later = new Date(at.getTime() + 86_400_000);

/** What the parts of an offering are made with. */
export type Making = {
  database: Database;
  portal: SourcePortal;
  offering: Offering;
  people: Record<string, Somebody>;
  /** By what they are in the offering. */
  who: (name: string) => Person;
  /** As whom this person asks there. */
  as: (name: string) => Promise<SignedInAsker>;
  things: Things;
  /** What forms of the first offering send that is no id, e.g. the number of free seats. */
  given: Map<string, string>;
  mark: Mark;
};
