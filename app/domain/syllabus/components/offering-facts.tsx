import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useLateWords } from '#app/domain/calendar/components/late-words.ts';
import type { Policy, WeeklySlot } from '../course.ts';
import { Facts } from './facts.tsx';

type OfferingFactsProps = {
  slug: string;
  meeting: Pick<WeeklySlot, 'day' | 'start' | 'end' | 'place'>;
  capacity: number;
  instructors: readonly string[];
  forum: string;
  policy: Pick<Policy, 'weights' | 'late'>;
};

/** When an offering meets, who teaches it, and how it is graded. */
export function OfferingFacts(props: OfferingFactsProps) {
  const { t } = useTranslation('syllabus');
  const { slug, meeting, capacity, instructors, forum, policy } = props;
  const { day, start, end, place } = meeting;
  const late = useLateWords(policy.late);
  const facts = [
    [t('meets'), [t('meetsAt', { day: t(day), start, end }), place].filter(Boolean).join(' · ')],
    [
      t('taughtBy'),
      <Link key="people" to={`/${slug}/people`}>
        {instructors.join(', ')}
      </Link>,
    ],
    [t('seats'), capacity],
    [t('graded'), t('gradedAs', policy.weights)],
    [late.name, late.policy],
    [t('forum'), forum],
  ] as const;
  return <Facts facts={facts} />;
}
