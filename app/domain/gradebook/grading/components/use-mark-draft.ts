import { useMemo, useState } from 'react';
import { v7 as newId } from 'uuid';
import { useKeptText, useWordsOfOtherBrowsers } from '#app/domain/people/components/kept-text.ts';
import { draftOf, readDraft, type MarkDraft } from '../mark-draft.ts';
import type { WorkMark } from '../work-marks.server.ts';

/**
 * What somebody is giving for a part, kept as typed in this browser and on the server until it is
 * given; it begins with what they see of what was given.
 *
 * @param keptAs person, submission and part
 */
export function useMarkDraft(keptAs: string, last: WorkMark | null) {
  useWordsOfOtherBrowsers(keptAs);
  const kept = useKeptText(keptAs);
  const begin = useMemo(() => draftOf(last), [last]);
  const [first, setFirst] = useState({ of: keptAs, id: newId() });
  if (first.of !== keptAs) setFirst({ of: keptAs, id: newId() });
  const draft = useMemo(() => readDraft(kept.words) ?? begin, [kept.words, begin]);
  return {
    draft,
    requestId: kept.requestId || first.id,
    change: (changed: MarkDraft) => kept.write(JSON.stringify(changed)),
    forget: kept.forget,
  };
}
