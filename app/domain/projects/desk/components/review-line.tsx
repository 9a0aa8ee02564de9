import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { ProjectReviewers } from '../project-reviewers.server.ts';
import classes from './review-line.module.css';

type ReviewLineProps = {
  reviewers: ProjectReviewers;
  /** The asker's id. */
  viewer: string;
  /** The project's page, where that is arranged. */
  desk: string;
};

/** Who answers the project, and whose it must not be. */
export function ReviewLine({ reviewers: { answers, conflicts }, viewer, desk }: ReviewLineProps) {
  const { t, i18n } = useTranslation('desk');
  const own = conflicts.some((conflict) => conflict.own);
  const others = conflicts.filter((conflict) => !conflict.own).map(({ name }) => name);
  const names = new Intl.ListFormat(i18n.language).format(others);
  return (
    <p className={classes.line}>
      <span>
        {answers === null
          ? t('answersNobody')
          : answers.id === viewer
            ? t('answersYou')
            : t('answers', { name: answers.name })}
      </span>
      {own && <strong className={classes.conflict}>{t('notYours')}</strong>}
      {others.length > 0 && <span>{t('conflictOf', { names })}</span>}
      <Link to={desk}>{t('toDesk')}</Link>
    </p>
  );
}
