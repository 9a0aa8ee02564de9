import { useTranslation } from 'react-i18next';
import { longest } from '../longest.ts';
import type { ProposalProblem, ProposalProblems } from '../proposal-problems.ts';
import type { Said } from './proposal-form.tsx';

type Field = keyof ProposalProblems;

/** Says of each field what is wrong in it, after a refusal; nothing where nothing is. */
export function useProblem(said: Said | undefined): (field: Field) => string | undefined {
  const { t } = useTranslation('proposals');
  const problems = said?.ok === false && 'problems' in said ? said.problems : {};
  const words = (field: Field, problem: ProposalProblem): string => {
    switch (problem.because) {
      case 'empty':
        return field === 'lecture' ? t('problem.not covered') : t(`problem.empty.${field}`);
      case 'too long':
        return field === 'lecture'
          ? t('problem.not covered')
          : t(`problem.too long.${field}`, {
              count: field === 'topics' ? longest.topic : longest[field],
            });
      case 'too many':
        return field === 'topics'
          ? t('problem.too many.topics', { count: longest.topics })
          : t('problem.too many.body', { count: longest.steps });
      default: {
        const { because, ...where } = problem;
        return t(`problem.${because}`, where);
      }
    }
  };
  return (field) => {
    const problem = problems[field];
    return problem && words(field, problem);
  };
}
