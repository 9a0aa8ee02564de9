import { useLocalStorage } from '@mantine/hooks';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v4 as newId } from 'uuid';
import { cardsOf, modeOf } from '../cards.ts';
import { nextCard } from '../planner.ts';
import { studyModes, type Review, type StudyGrade, type StudyMode } from '../review-log.ts';
import { Choice } from './choice.tsx';
import { AskedCard } from './asked-card.tsx';
import { Forecast, minuteChoices } from './forecast.tsx';
import { Progress, type StudyQuestion } from './progress.tsx';
import { useCards } from './use-cards.ts';
import { useKeptOffline } from './use-kept-offline.ts';
import { usePortalClock } from './use-portal-clock.ts';
import { useReviews } from './use-reviews.ts';
import classes from './study.module.css';

type StudyViewProps = {
  offering: string;
  zone: string;
  /** Null without an account. */
  person: string | null;
  questions: readonly StudyQuestion[];
  /** What the portal has of this person's study. */
  kept: readonly Review[];
  /** The question to begin with; null for the one that helps most. */
  first: string | null;
  /** The portal's time when it made the page, and the midterm's. */
  now: number;
  exam: number;
  /** Where the cards' words are. */
  cards: string;
};

/** Studying: the card to take now, what comes of it by the midterm, and how far each topic is. */
export function StudyView(props: StudyViewProps) {
  const { offering, zone, person, questions, kept, exam } = props;
  const { t } = useTranslation('study');
  const clock = usePortalClock(props.now);
  const words = useCards(props.cards);

  const { log, waiting, add } = useReviews({ offering, person, kept });
  const [minutes, setMinutes] = useLocalStorage({
    key: 'practicum/study/minutes',
    defaultValue: minuteChoices[1] ?? 30,
  });
  const [wanted, setWanted] = useState<StudyMode | 'planned'>('planned');
  const [first, setFirst] = useState(props.first);
  // What is asked follows from the log at one instant, and stays until it is answered.
  const [held, setHeld] = useState<{ log: readonly Review[]; now: number } | null>(null);
  const [opened, setOpened] = useState(props.now);
  useEffect(() => {
    const timer = setTimeout(() => setOpened(clock()));
    return () => clearTimeout(timer);
  }, [clock]);
  const cardsAt = typeof words === 'string' ? null : props.cards;
  useKeptOffline(`/${offering}/midterm/study`, cardsAt, held !== null);
  const asking = held ?? { log, now: opened };

  const slugs = useMemo(() => questions.map(({ slug }) => slug), [questions]);
  const cards = useMemo(() => cardsOf(slugs, log), [slugs, log]);
  const card = useMemo(() => {
    const asked = cardsOf(slugs, asking.log);
    const wantedFirst = asked.find(({ question }) => question === first);
    return wantedFirst ?? nextCard(asked, asking.now, exam, minutes);
  }, [slugs, asking.log, asking.now, exam, minutes, first]);
  const times = asking.log.filter(({ question }) => question === card?.question).length;
  const mode = card === null || wanted !== 'planned' ? wanted : modeOf(card);

  const grade = (given: StudyGrade) => {
    if (card === null || mode === 'planned') return;
    const now = clock();
    const review = {
      id: newId(),
      question: card.question,
      mode,
      grade: given,
      at: Math.round(now),
    };
    setHeld({ log: add(review), now });
    setFirst(null);
  };
  return (
    <div className={classes.study}>
      <div className={classes.main}>
        <AskedCard
          key={`${card?.question}-${times}-${mode}`}
          question={questions.find(({ slug }) => slug === card?.question) ?? null}
          card={typeof words === 'string' || card === null ? null : words.get(card.question)}
          failed={words === 'failed'}
          mode={mode === 'planned' ? 'statement' : mode}
          times={times}
          entered={held !== null}
          grade={grade}
          again={() => setHeld({ log, now: clock() })}
          began={() => setHeld(asking)}
        />
      </div>
      <aside className={classes.side} aria-label={t('howFar')}>
        <Forecast {...{ cards, exam, zone, minutes, setMinutes }} now={asking.now} />
        <Choice
          label={t('askMe')}
          value={wanted}
          choose={setWanted}
          options={(['planned', ...studyModes] as const).map((value) => [
            value,
            t(`modes.${value}`),
          ])}
        />
        <Progress questions={questions} cards={cards} now={asking.now} />
        <p className={classes.kept} role="status">
          {person === null
            ? t('keptHere', { count: log.length })
            : waiting > 0
              ? t('waiting', { count: waiting })
              : t('keptThere', { count: log.length })}
        </p>
      </aside>
    </div>
  );
}
