import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { Shortcuts } from '#app/ui/shortcuts.tsx';
import { studyGrades, type StudyGrade, type StudyMode } from '../review-log.ts';
import type { StudyCard } from '../study-card.ts';
import type { StudyQuestion } from './progress.tsx';
import { StudyCardView } from './study-card-view.tsx';
import classes from './study.module.css';

type AskedCardProps = {
  /** Null when there is nothing to ask at this moment. */
  question: StudyQuestion | null;
  /** Not there while the words are on their way. */
  card: StudyCard | null | undefined;
  failed: boolean;
  mode: StudyMode;
  times: number;
  /** Whether it follows on another: then the focus goes to it. */
  entered: boolean;
  grade: (grade: StudyGrade) => void;
  again: () => void;
  began: () => void;
};

/** The card in the middle: asked, shown, graded, by mouse or by single keys. */
export function AskedCard(props: AskedCardProps) {
  const { question, card, failed, mode, times, entered, grade, again, began } = props;
  const { t } = useTranslation('study');
  const say = useSay();
  const [shown, setShown] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  // As it came: whoever shows an answer stays where they read.
  const [follows] = useState(entered);
  useEffect(() => {
    if (follows) heading.current?.focus();
  }, [follows]);
  if (question === null) {
    return (
      <section className={classes.card}>
        <h2>{t('nothingNow')}</h2>
        <p>{t('nothingNowText')}</p>
        <Button onClick={again}>{t('lookAgain')}</Button>
      </section>
    );
  }
  const show = () => {
    began();
    setShown(true);
  };
  const ready = card !== null && card !== undefined;
  const keys = [
    ...(ready && !shown ? [{ key: ' ', says: t('keys.show'), run: show }] : []),
    ...(shown
      ? studyGrades.map((given, index) => ({
          key: String(index + 1),
          says: t(`grades.${given}`),
          run: () => grade(given),
        }))
      : []),
  ];
  return (
    <section className={classes.card} aria-labelledby="asked">
      <p className={classes.mode}>
        {say(question.lecture)} · {t(`modes.${mode}`)}
      </p>
      <h2 id="asked" ref={heading} tabIndex={-1}>
        {say(question.title)}
      </h2>
      {ready && <StudyCardView card={card} mode={mode} times={times} shown={shown} />}
      {!ready && <p role="status">{t(failed ? 'noWords' : 'wordsCome')}</p>}
      <div className={classes.actions}>
        {!shown && (
          <Button onClick={show} disabled={!ready}>
            {t('show')} <kbd>{t('keys.space')}</kbd>
          </Button>
        )}
        {shown && (
          <div role="group" aria-label={t('howWas')} className={classes.grades}>
            {studyGrades.map((given, index) => (
              <Button key={given} variant="default" onClick={() => grade(given)}>
                <kbd>{index + 1}</kbd> {t(`grades.${given}`)}
              </Button>
            ))}
          </div>
        )}
        <Shortcuts shortcuts={keys} also={also(shown, t)} />
      </div>
    </section>
  );
}

/** Keys that will work in a moment are listed as well. */
function also(shown: boolean, t: (key: 'keys.show' | 'keys.grade') => string) {
  return shown ? [{ key: ' ', says: t('keys.show') }] : [{ key: '1–4', says: t('keys.grade') }];
}
