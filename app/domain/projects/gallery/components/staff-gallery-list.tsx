import { Button } from '@mantine/core';
import { Form, Link, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { StaffGalleryProject } from '../staff-gallery.server.ts';
import classes from './staff-gallery-list.module.css';

type StaffGalleryListProps = { projects: readonly StaffGalleryProject[]; offering: string };

/** Each report with what its team says, what would be shown, and what one can do. */
export function StaffGalleryList({ projects, offering }: StaffGalleryListProps) {
  const { t } = useTranslation('gallery');
  return (
    <ul className={classes.list}>
      {projects.map((project) => {
        const { slug, title, members, abstract, code, version } = project;
        return (
          <li key={slug}>
            <div className={classes.what}>
              <h2 id={slug}>{title}</h2>
              <p className={classes.soft}>
                {t('staff.version', { version })} ·{' '}
                <Link to={`/${offering}/staff/queue/${slug}/report?show=all`}>
                  {t('staff.review')}
                </Link>
              </p>
              {abstract !== '' && <p className={classes.abstract}>{abstract}</p>}
              {code !== '' && (
                <p className={classes.soft}>
                  {t('staff.code')}: <code>{code}</code>
                </p>
              )}
            </div>
            <ul className={classes.members}>
              {members.map(({ name, says }) => (
                <li key={name} data-says={says ?? 'open'}>
                  {name} <span>{t(`showing.says.${says ?? 'open'}`)}</span>
                </li>
              ))}
            </ul>
            <Steps project={project} />
          </li>
        );
      })}
    </ul>
  );
}

function Steps({ project }: { project: StaffGalleryProject }) {
  const { t } = useTranslation('gallery');
  const busy = useNavigation().state !== 'idle';
  const { slug, version, released, lacks } = project;
  const still = lacks.filter((lack) => lack === 'members' || lack === 'date');
  return (
    <div className={classes.steps}>
      {released !== null && (
        <p className={classes.state} data-public={lacks.length === 0 || undefined}>
          {t('staff.released', { version: released })} ·{' '}
          {still.length === 0
            ? t('staff.isPublic')
            : still.map((lack) => t(`staff.lacks.${lack}`)).join(' · ')}
        </p>
      )}
      {released !== null && released < version && (
        <p className={classes.soft}>{t('staff.newer', { version })}</p>
      )}
      {released !== version && (
        <Form method="post">
          <input type="hidden" name="project" value={slug} />
          <input type="hidden" name="version" value={version} />
          <Button
            type="submit"
            loading={busy}
            disabled={lacks.includes('members')}
            aria-describedby={slug}
          >
            {t('staff.release', { version })}
          </Button>
        </Form>
      )}
      {released === null && lacks.includes('members') && (
        <p className={classes.soft}>{t('staff.lacks.members')}</p>
      )}
      {released !== null && (
        <Form method="post">
          <input type="hidden" name="project" value={slug} />
          <input type="hidden" name="version" value="none" />
          <Button
            type="submit"
            loading={busy}
            variant="subtle"
            color="gray"
            aria-describedby={slug}
          >
            {t('staff.takeDown')}
          </Button>
        </Form>
      )}
    </div>
  );
}
