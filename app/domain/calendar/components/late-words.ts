import { useTranslation } from 'react-i18next';
import { lateName, lateUnit, percentOff, type LateCut, type LatePolicy } from '../late-policy.ts';

/** What a policy is called and what it says, in the reader's words: for whatever a page tells of it. */
export function useLateWords(policy: LatePolicy) {
  const { t } = useTranslation('late');
  const unit = lateUnit(policy);
  return {
    /** What a page about it is called: `Late days`. */
    name: t(`name.${lateName(policy)}`),
    /** The same of staff's list: `Late days of everybody`. */
    everybody: t(`everybody.${lateName(policy)}`),
    /** `late days` or `late hours`. */
    units: t(`units.${unit}`),
    /** How late something is: `2 days late`. */
    by: (units: number) => t(`by.${unit}`, { count: units }),
    /** What being so late takes: `2 late days`, or `20 % of the points`. */
    takes: (units: number) => {
      if (policy.kind === 'none') return t('takes.nothing');
      if (policy.kind === 'budget') return t(`takes.${unit}`, { count: units });
      return t('takes.points', { percent: percentOff(policy, units) });
    },
    /** The policy in a line: `7 for the term, at most 4 on one assignment`. */
    policy: saidOf('policy'),
    /** The same for somebody who has something to hand in, with what they have left. */
    before: (balance: number | null) =>
      balance === 0
        ? t('before.spent', { units: t(`units.${unit}`) })
        : saidOf('before', balance ?? 0),
    /** How it is counted, and on what it goes. */
    rule: saidOf('rule'),
  };

  function saidOf(what: 'policy' | 'before' | 'rule', balance = 0): string {
    if (policy.kind === 'none') return t(`${what}.none`);
    if (policy.kind === 'penalty') {
      const { percent, most } = policy;
      return t(`${what}.penalty.${unit}`, { percent, count: most });
    }
    const { total, perAssignment } = policy;
    return t(`${what}.budget.${unit}`, { total, balance, count: perAssignment });
  }
}

/** Says what being late took off a score: `−20 % for being 2 days late`. */
export function useLateCut(): (cut: LateCut) => string {
  const { t } = useTranslation('late');
  return ({ late, unit, percent }) => t('cut', { percent, by: t(`by.${unit}`, { count: late }) });
}
