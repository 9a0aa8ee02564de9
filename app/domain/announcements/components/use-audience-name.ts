import { useTranslation } from 'react-i18next';
import { readAudience } from '../announcement.ts';

/** Says whom an announcement is for. */
export function useAudienceName(teams: readonly { id: string; title: string }[]) {
  const { t } = useTranslation('announcements');
  return (audience: string): string => {
    const read = readAudience(audience);
    if (read?.kind === 'role') return t(`staff.role.${read.role}`);
    if (read?.kind !== 'project') return t('staff.everyone');
    const team = teams.find(({ id }) => id === read.project);
    return team === undefined ? t('staff.teamGone') : t('staff.team', { title: team.title });
  };
}
