import type { StageName } from '#app/db/generated/enums.ts';
import type { Bilingual } from '#app/i18n/languages.ts';
import type { DocumentFacts } from '../stage-facts.server.ts';
import type { StagePlan } from '../stage-plan.ts';
import type { ConditionView } from './conditions.ts';

/** The conditions under which an earlier stage was approved. */
export type Inherited = { stage: StageName; title: Bilingual; conditions: ConditionView[] };

/**
 * What a stage inherits: the conditions of the approvals of all stages before it, in their order.
 * Accepted ones stay on the list, so that it can be seen that they are.
 */
export function inheritedConditions(
  plans: readonly Pick<StagePlan, 'stage' | 'title'>[],
  documents: readonly Pick<DocumentFacts, 'stage' | 'versions'>[],
  stage: StageName,
): Inherited[] {
  const here = plans.findIndex((plan) => plan.stage === stage);
  return plans.slice(0, Math.max(here, 0)).flatMap(({ stage: earlier, title }) => {
    const versions = documents.find((document) => document.stage === earlier)?.versions ?? [];
    const answer = versions.findLast(({ decision }) => decision !== null)?.decision;
    const conditions = answer?.conditions ?? [];
    return conditions.length === 0 ? [] : [{ stage: earlier, title, conditions }];
  });
}
