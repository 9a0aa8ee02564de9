import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import type { QuestionPage } from '../question-page.server.ts';
import { DifficultyMark } from './difficulty.tsx';
import classes from './question-side.module.css';

type QuestionSideProps = Pick<QuestionPage, 'question' | 'experiments'> & { offering: string };

/** Where a question comes from: its lecture, its topics, and where one can try it. */
export function QuestionSide({ offering, question, experiments }: QuestionSideProps) {
  const { t } = useTranslation('midterm');
  const say = useSay();
  const { lecture, topics, difficulty, proposed } = question;
  const ofTopic = (topic: string) => `/${offering}/midterm?${new URLSearchParams({ topic })}`;
  return (
    <aside className={classes.side} aria-label={t('about')}>
      <SidePart title={t('filter.difficulty')}>
        <li>
          <DifficultyMark difficulty={difficulty} />
        </li>
      </SidePart>
      <SidePart title={t('lecture')}>
        <li>
          <Link to={`/${offering}/lectures/${lecture.slug}`}>{say(lecture.title)}</Link>
        </li>
      </SidePart>
      <SidePart title={t('topics')}>
        {topics.map((topic) => (
          <li key={topic.en}>
            <Link to={ofTopic(topic.en)}>{say(topic)}</Link>
          </li>
        ))}
      </SidePart>
      {proposed !== undefined && (
        <SidePart title={t('proposedBy')}>
          <li>{proposed.by ?? t('aStudent')}</li>
        </SidePart>
      )}
      {experiments.length > 0 && (
        <SidePart title={t('experiments')}>
          {experiments.map(({ slug, title }) => (
            <li key={slug}>
              <Link to={`/playground/${slug}`}>{say(title)}</Link>
            </li>
          ))}
        </SidePart>
      )}
    </aside>
  );
}

/** A heading and what stands under it. */
export function SidePart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className={classes.title}>{title}</h2>
      <ul className={classes.list}>{children}</ul>
    </section>
  );
}

type QuestionNeighboursProps = Pick<QuestionPage, 'previous' | 'following'> & { offering: string };

/** The questions before and after, at the foot. */
export function QuestionNeighbours({ offering, previous, following }: QuestionNeighboursProps) {
  const { t } = useTranslation('midterm');
  const say = useSay();
  const to = (slug: string) => `/${offering}/midterm/${slug}`;
  return (
    <nav className={classes.neighbours} aria-label={t('neighbours')}>
      {previous !== null && (
        <Link to={to(previous.slug)} rel="prev">
          <span>{t('previous')}</span>
          {say(previous.title)}
        </Link>
      )}
      {following !== null && (
        <Link to={to(following.slug)} rel="next" className={classes.following}>
          <span>{t('following')}</span>
          {say(following.title)}
        </Link>
      )}
    </nav>
  );
}
