import { useTranslation } from 'react-i18next';
import type { ApplicationLine } from '../staff-applications.server.ts';
import classes from './application-list.module.css';

/** Where an application stands, for staff: what is prepared, or where the person is by now. */
export function StateWord({
  line: { state, role },
}: {
  line: Pick<ApplicationLine, 'state' | 'role'>;
}) {
  const { t } = useTranslation('applications');
  const word =
    state === 'answered' ? t(`staff.roles.${role ?? 'none'}`) : t(`staff.states.${state}`);
  return (
    <span className={classes.state} data-state={state}>
      {word}
    </span>
  );
}
