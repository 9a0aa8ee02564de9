import { useTranslation } from 'react-i18next';
import { Notice } from '#app/ui/notice.tsx';
import { formatCount } from '#playground/views/scale.ts';
import type { SharedModel } from '../kept-model.server.ts';
import classes from './shared-model.module.css';

/** What is said above a model that somebody kept and shared; null when it is kept no longer. */
export function SharedModelNotice({ model }: { model: SharedModel | null }) {
  const { t } = useTranslation('runs');
  if (model === null) {
    return (
      <div className={classes.shared}>
        <Notice title={t('modelGone')}>{t('modelGoneText')}</Notice>
      </div>
    );
  }
  const { key, step, finished, note } = model;
  return (
    <div className={classes.shared}>
      <Notice title={t('sharedModel', { step: formatCount(step) })}>
        {note !== '' && <blockquote className={classes.note}>{note}</blockquote>}
        {t(finished ? 'sharedModelFinished' : 'sharedModelText')}{' '}
        <a href={`/playground/models/${key}`} download>
          {t('downloadModel')}
        </a>
      </Notice>
    </div>
  );
}
