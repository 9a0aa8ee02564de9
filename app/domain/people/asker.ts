import type { Role } from '#app/db/generated/enums.ts';

export type { Role };

/** A person as the portal shows them to themselves: who is signed in. */
export type Viewer = {
  id: string;
  name: string;
  email: string;
  language: string | null;
  zone: string | null;
};

/**
 * Who asks, in which offering, at which instant. Every read model takes one and returns only what
 * this asker may see then. `person` is null and `role` is `visitor` for somebody signed out.
 */
export type Asker = {
  person: Viewer | null;
  role: Role | 'visitor';
  offering: string;
  at: Date;
};

/** An asker who is somebody. */
export type SignedInAsker = Asker & { person: Viewer };
