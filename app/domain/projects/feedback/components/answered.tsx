import { useTranslation } from 'react-i18next';
import { Notice } from '#app/ui/notice.tsx';
import { readAnswered } from '../answered.ts';
import classes from './answered.module.css';

/** A calm word about the decision just taken, before the next one. */
export function Answered({ answered }: { answered: string | null }) {
  const { t } = useTranslation('feedback');
  const just = readAnswered(answered);
  if (just === null) return null;
  return (
    <div className={classes.answered}>
      <Notice tone="done">
        {t(just.verdict === 'approved' ? 'justApproved' : 'justRequested', {
          project: just.project,
        })}{' '}
        {just.comments > 0 && t('justSent', { count: just.comments })}
      </Notice>
    </div>
  );
}
