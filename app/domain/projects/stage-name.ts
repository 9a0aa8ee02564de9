import { StageName } from '#app/db/generated/enums.ts';

/** A stage's name from an address; null for anything else. */
export function stageName(text: string | undefined): StageName | null {
  return Object.values(StageName).find((name) => name === text) ?? null;
}
