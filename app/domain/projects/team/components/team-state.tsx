import { useTranslation } from 'react-i18next';
import { Deadline } from '#app/domain/calendar/components/deadline.tsx';
import type { NotReached } from '#app/ui/not-reached.ts';
import { Notice } from '#app/ui/notice.tsx';
import type { ProjectTeam } from '../project-team.server.ts';
import type { TeamAnswer } from '../team-form.server.ts';
import classes from './team.module.css';

type TeamStateProps = {
  team: Pick<ProjectTeam, 'access' | 'hold' | 'freeze'>;
  zone: string;
  said: TeamAnswer | NotReached | undefined;
};

/** What became of the last form, and whether the team may change by itself. */
export function TeamState({ team: { access, hold, freeze }, zone, said }: TeamStateProps) {
  const { t } = useTranslation('team');
  const free = access !== 'reader' && hold === null;
  const word = access === 'reader' ? 'reader' : (hold ?? (freeze === null ? 'freeAlways' : 'free'));
  return (
    <div className={classes.notice}>
      {said?.ok === true && <Notice tone="done">{t(`done.${said.intent}`)}</Notice>}
      {said?.ok === false && <Notice tone="late">{t(`refused.${said.because}`)}</Notice>}
      <Notice>
        {t(`hold.${word}`)} {free && freeze !== null && <Deadline at={freeze} zone={zone} />}
      </Notice>
    </div>
  );
}
