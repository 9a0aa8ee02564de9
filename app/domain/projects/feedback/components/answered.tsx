import { useTranslation } from 'react-i18next';
import { Notice } from '#app/ui/notice.tsx';
import type { Answered as AnsweredFacts } from '../answered.ts';
import classes from './answered.module.css';

type AnsweredWithTitle = AnsweredFacts & { title: string };

/** A calm word about the decision just taken, before the next one. */
export function Answered({ answered }: { answered: AnsweredWithTitle | null }) {
  const { t } = useTranslation('feedback');
  if (answered === null) return null;
  const { verdict, title, comments, held } = answered;
  return (
    <div className={classes.answered}>
      <Notice tone="done">
        {t(held === true ? 'round.justHeld' : `just.${verdict}`, { project: title })}{' '}
        {comments > 0 && t('justSent', { count: comments })}
      </Notice>
    </div>
  );
}
