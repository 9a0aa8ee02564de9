import { useTranslation } from 'react-i18next';
import { Deadline } from '#app/domain/calendar/components/deadline.tsx';
import type { LatePolicy } from '#app/domain/calendar/late-policy.ts';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { workTitle } from '#app/domain/syllabus/work-title.ts';
import { OwnStanding } from '#app/domain/waitlist/components/own-standing.tsx';
import type { OwnHomework } from '../student-homework.server.ts';
import { HomeworkLines } from './homework-lines.tsx';

type WaitingStandingProps = {
  own: Parameters<typeof OwnStanding>[0]['own'];
  offering: string;
  zone: string;
  homework: OwnHomework[];
  /** What being late costs in the offering. */
  policy: LatePolicy;
};

/** Why somebody stands where they do on the waitlist, with the homework that decides it. */
export function WaitingStanding(props: WaitingStandingProps) {
  const { own, offering, zone, homework, policy } = props;
  const next = homework.find(({ price, handedIn }) => price?.ok === true && handedIn === null);
  return (
    <OwnStanding
      own={own}
      zone={zone}
      homework={
        <HomeworkLines {...{ offering, homework, policy, zone }} strongScore={own.strongScore} />
      }
      nextChance={next === undefined ? null : <NextChance homework={next} zone={zone} />}
    />
  );
}

function NextChance({ homework, zone }: { homework: OwnHomework; zone: string }) {
  const { t } = useTranslation('waitlist');
  const say = useSay();
  return (
    <>
      {t('nextChance', { title: workTitle(homework.slug, say(homework.title)) })}{' '}
      <Deadline at={homework.due} zone={zone} />
    </>
  );
}
