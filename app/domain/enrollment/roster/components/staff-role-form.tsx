import { Button } from '@mantine/core';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Role } from '#app/domain/people/asker.ts';
import { isStaff } from '#app/domain/people/permissions.ts';
import { Notice } from '#app/ui/notice.tsx';
import classes from './roster-person.module.css';

/** Makes somebody staff, or ends that; instructors only see it. */
export function StaffRoleForm({ role, because }: { role: Role; because: string | undefined }) {
  const { t } = useTranslation('roster');
  return (
    <section className={classes.section} aria-labelledby="staff-role">
      <h2 id="staff-role">{t('staffRole')}</h2>
      <p className={classes.soft}>{t('staffRoleLead')}</p>
      {because === 'has a seat' && <Notice tone="late">{t('hasSeat')}</Notice>}
      {because === 'last instructor' && <Notice tone="late">{t('lastInstructor')}</Notice>}
      <Form method="post" className={classes.buttons}>
        {role !== 'assistant' && (
          <Button type="submit" variant="default" name="role" value="assistant">
            {t('makeAssistant')}
          </Button>
        )}
        {role !== 'instructor' && (
          <Button type="submit" variant="default" name="role" value="instructor">
            {t('makeInstructor')}
          </Button>
        )}
        {isStaff(role) && (
          <Button type="submit" variant="default" name="role" value="auditor">
            {t('endStaff')}
          </Button>
        )}
      </Form>
    </section>
  );
}
