import { useTranslation } from 'react-i18next';
import { Notice } from '#app/ui/notice.tsx';
import type { AnswerInvitationResult } from '../answer-invitation.server.ts';
import type { ReturnResult } from '../leave-team.server.ts';
import classes from './team.module.css';

type Refusal = Extract<AnswerInvitationResult | ReturnResult, { ok: false }>['because'];

/** What became of an answer to an invitation, or of coming back. */
export function TeamNotice({ said }: { said: Refusal | 'declined' | null }) {
  const { t } = useTranslation('team');
  return (
    <div className={classes.notice}>
      {said === 'declined' && <Notice tone="done">{t('own.declined')}</Notice>}
      {said !== null && said !== 'declined' && <Notice tone="late">{t(`refused.${said}`)}</Notice>}
    </div>
  );
}
