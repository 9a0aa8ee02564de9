import { Link } from '@remix-run/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Day } from '#app/domain/calendar/components/deadline.tsx';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { ScrollTable } from '#app/ui/scroll-table.tsx';
import { SmallButton } from '#app/ui/small-button.tsx';
import { components } from '../grade-items.ts';
import { gradeOf, type Grade, type ItemStanding } from '../grade.ts';
import type { OwnGrades, OwnItem } from '../student-grades.server.ts';
import classes from './own-grades.module.css';
import { PointsText } from './points-text.tsx';
import { ScoreWords } from './score-words.tsx';

type OwnGradesProps = {
  grades: OwnGrades;
  zone: string;
  /** The offering whose marks the reader can open: their own; null for who looks at somebody's. */
  own: string | null;
};

/** A person's released scores, what they come to, and what they would come to. */
export function OwnGradesView({ grades, zone, own: offering }: OwnGradesProps) {
  const { t } = useTranslation('grades');
  const [tried, setTried] = useState<Record<string, string> | null>(null);
  const { items, policy } = grades;
  const known = gradeOf({ items, policy }, (key) => standingIn(items, key));
  const supposed = gradeOf({ items, policy }, (key) => supposedIn(items, tried ?? {}, key));
  return (
    <>
      <Total grade={known} policy={policy} />
      {offering !== null && (
        <div className={classes.tries}>
          <SmallButton
            kind="soft"
            aria-expanded={tried !== null}
            onClick={() => {
              setTried(tried === null ? {} : null);
            }}
          >
            {t(tried === null ? 'try' : 'tryNoMore')}
          </SmallButton>
          {tried !== null && <p className={classes.soft}>{t('tryText')}</p>}
          <p className={classes.supposed} aria-live="polite">
            {tried !== null && supposed.percent !== null && (
              <>
                {t('supposed')}{' '}
                <strong>{t('percent', { percent: shown(supposed.percent) })}</strong>
                {supposed.letter !== null && ` · ${supposed.letter}`}
              </>
            )}
          </p>
        </div>
      )}
      {components.map((component) => {
        const own = items.filter((item) => item.component === component);
        if (own.length === 0) return null;
        const grade = known.components.find((each) => each.component === component);
        return (
          <section key={component} className={classes.component} aria-labelledby={component}>
            <div className={classes.head}>
              <h2 id={component}>{t(`component.${component}`)}</h2>
              <p className={classes.soft}>
                {grade === undefined ? t('adds') : t('weight', { weight: grade.weight })}
                {grade?.percent != null && ` · ${t('mean', { percent: shown(grade.percent) })}`}
              </p>
            </div>
            <ScrollTable
              label={t(`component.${component}`)}
              className={tried === null ? classes.table : `${classes.table} ${classes.trying}`}
            >
              <thead>
                <tr>
                  <th scope="col" className={classes.item}>
                    {t('item')}
                  </th>
                  <th scope="col" className={classes.state}>
                    {t('state')}
                  </th>
                  <th scope="col" className={classes.number}>
                    {t('score')}
                  </th>
                  {tried !== null && (
                    <th scope="col" className={classes.number}>
                      {t('ifScore')}
                    </th>
                  )}
                </tr>
              </thead>
              <tbody>
                {own.map((item) => (
                  <Line
                    key={item.key}
                    {...{ item, zone, offering }}
                    dropped={grade?.dropped.includes(item.key) ?? false}
                    typed={tried === null ? null : (tried[item.key] ?? '')}
                    onType={(typed) => {
                      setTried({ ...tried, [item.key]: typed });
                    }}
                  />
                ))}
              </tbody>
            </ScrollTable>
          </section>
        );
      })}
    </>
  );
}

function Total({ grade, policy }: { grade: Grade; policy: OwnGrades['policy'] }) {
  const { t } = useTranslation('grades');
  if (grade.percent === null) return <p className={classes.total}>{t('nothingYet')}</p>;
  const best = policy.letterGrades.find(({ letter }) => letter === grade.letter);
  return (
    <div className={classes.total}>
      <p className={classes.percent}>
        {t('percent', { percent: shown(grade.percent) })}
        {grade.letter !== null && <span className={classes.letter}>{grade.letter}</span>}
      </p>
      <p className={classes.soft}>
        {t(grade.settled ? 'settled' : 'soFar')}
        {best !== undefined && ` ${t('letterFrom', { letter: best.letter, from: best.from })}`}
        {grade.extra > 0 && ` ${t('extraIn', { points: shown(grade.extra) })}`}
      </p>
    </div>
  );
}

type LineProps = {
  item: OwnItem;
  zone: string;
  offering: string | null;
  dropped: boolean;
  /** Null while nothing is tried. */
  typed: string | null;
  onType: (typed: string) => void;
};

function Line({ item, zone, offering, dropped, typed, onType }: LineProps) {
  const { t } = useTranslation('grades');
  const say = useSay();
  const { title, outOf, standing, handedIn, knownFrom, words, questions, distribution } = item;
  const state = standing.kind === 'open' && handedIn ? 'handedIn' : standing.kind;
  const line = (
    <tr>
      <th scope="row">
        {say(title)}
        {distribution !== null && (
          <span className={classes.under}>{t('distribution', distribution)}</span>
        )}
      </th>
      <td className={classes.state}>
        {t(`standing.${state}`)}
        {dropped && ` · ${t('dropped')}`}
        {item.marked && offering !== null && (
          <>
            {' · '}
            <Link
              to={`/${offering}/homework/${item.key}/marks`}
              aria-label={t('marksOf', { item: say(title) })}
            >
              {t('marks')}
            </Link>
          </>
        )}
        {knownFrom !== null && (
          <span className={classes.under}>
            <Day at={knownFrom} zone={zone} />
          </span>
        )}
      </td>
      <td className={classes.number}>
        <PointsText standing={standing} outOf={outOf} />
        {questions.map((points, index) => (
          <span key={index} className={classes.under}>
            {t('question', { number: index + 1, points, outOf: shown(outOf / questions.length) })}
          </span>
        ))}
      </td>
      {typed !== null && (
        <td className={classes.number}>
          <input
            className={classes.input}
            type="number"
            inputMode="decimal"
            min={0}
            max={outOf}
            step="any"
            value={typed}
            placeholder={standing.kind === 'score' ? String(standing.points) : '–'}
            aria-label={t('ifScoreOf', { item: say(title), outOf })}
            onChange={(event) => {
              onType(event.currentTarget.value);
            }}
          />
        </td>
      )}
    </tr>
  );
  // What is tried takes the room of what was said.
  if (words === '' || typed !== null) return line;
  return (
    <>
      {line}
      <tr className={classes.said}>
        <td colSpan={3}>
          <strong>{t('words', { item: say(title) })}</strong>
          <ScoreWords words={words} />
        </td>
      </tr>
    </>
  );
}

function standingIn(items: readonly OwnItem[], key: string): ItemStanding {
  return items.find((item) => item.key === key)?.standing ?? { kind: 'open' };
}

/** What somebody supposes, where it is a score; else what is. */
function supposedIn(
  items: readonly OwnItem[],
  tried: Record<string, string>,
  key: string,
): ItemStanding {
  const typed = tried[key]?.trim() ?? '';
  const points = Number(typed);
  const outOf = items.find((item) => item.key === key)?.outOf ?? 0;
  const isScore = typed !== '' && points >= 0 && points <= outOf;
  return isScore ? { kind: 'score', points } : standingIn(items, key);
}

/** To a tenth; it is counted on exactly. */
function shown(percent: number): number {
  return Math.round(percent * 10) / 10;
}
