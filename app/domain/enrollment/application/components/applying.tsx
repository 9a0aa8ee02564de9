import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Deadline } from '#app/domain/calendar/components/deadline.tsx';
import type { Asker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import classes from './application.module.css';

type ApplyingProps = { slug: string; zone: string; role: Asker['role']; closes: Date };

/** Until when one can apply, and where: for whoever has no seat. */
export function Applying({ slug, zone, role, closes }: ApplyingProps) {
  const { t } = useTranslation('applications');
  if (!may(role, 'apply') || role === 'student') return null;
  const applied = role === 'applicant' || role === 'waitlisted';
  return (
    <p className={classes.applying}>
      <Link to={`/${slug}/apply`}>{t(applied ? 'front.yours' : 'front.apply')}</Link>
      <span>
        {t('front.open')} <Deadline at={closes} zone={zone} />
      </span>
    </p>
  );
}
