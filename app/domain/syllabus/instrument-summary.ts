import { findExperiment } from '#playground/catalog.ts';

export type InstrumentSummary = NonNullable<ReturnType<typeof instrumentSummary>>;

/**
 * What a page says of an experiment before it is opened; the catalogue itself stays on the server
 * until then. Undefined for a slug that the catalogue does not have.
 */
export function instrumentSummary(slug: string) {
  const experiment = findExperiment(slug);
  if (experiment === undefined) return undefined;
  const { title, lookAt, picture } = experiment;
  return { slug, title, lookAt: lookAt[0], picture };
}
