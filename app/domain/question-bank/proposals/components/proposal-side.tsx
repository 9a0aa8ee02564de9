import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { DifficultyMark } from '#app/domain/question-bank/components/difficulty.tsx';
import { SidePart } from '#app/domain/question-bank/components/question-side.tsx';
import sideClasses from '#app/domain/question-bank/components/question-side.module.css';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import type { ProposalPage } from '../proposal-page.server.ts';

type ProposalSideProps = { offering: string; page: ProposalPage };

/** Where a proposed question belongs, and who proposed it. */
export function ProposalSide({ offering, page }: ProposalSideProps) {
  const { t } = useTranslation('proposals');
  const say = useSay();
  const { question, lecture, author, named } = page;
  return (
    <aside className={sideClasses.side} aria-label={t('about')}>
      <SidePart title={t('field.difficulty')}>
        <li>
          <DifficultyMark difficulty={question.difficulty} />
        </li>
      </SidePart>
      <SidePart title={t('field.lecture')}>
        <li>
          <Link to={`/${offering}/lectures/${question.lecture}`}>{say(lecture)}</Link>
        </li>
      </SidePart>
      <SidePart title={t('field.topics')}>
        {question.topics.map((topic) => (
          <li key={topic}>{topic}</li>
        ))}
      </SidePart>
      <SidePart title={t('field.language')}>
        <li>{t(`language.${question.language}`)}</li>
      </SidePart>
      <SidePart title={t('author')}>
        <li>{author ?? t('gone')}</li>
        <li>{t(named ? 'isNamed' : 'isNotNamed')}</li>
      </SidePart>
    </aside>
  );
}
