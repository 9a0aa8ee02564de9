import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import teamClasses from '../team/components/team.module.css';
import classes from './ways-on.module.css';

type Around = {
  offering: string;
  /** Whether there are presentations that the reader may watch. */
  presentations: boolean;
};

/** Where somebody goes on who has no project. */
export function WaysFromNoProject(props: Around & { toBoard: boolean }) {
  const { offering, presentations, toBoard } = props;
  const { t } = useTranslation('team');
  return (
    <>
      {toBoard && (
        <p className={teamClasses.part}>
          <Link to={`/${offering}/projects/board`}>{t('own.board')}</Link>
        </p>
      )}
      {presentations && (
        <p className={classes.ways}>
          <Presentations offering={offering} />
        </p>
      )}
    </>
  );
}

/** Where a project leads besides its stages. */
export function WaysFromProject(props: Around & { project: string; inClass: boolean }) {
  const { offering, presentations, project, inClass } = props;
  const { t } = useTranslation(['projects', 'gallery']);
  return (
    <p className={classes.ways}>
      <Link to={`/${offering}/projects/${project}/showing`}>{t('gallery:showing.link')}</Link>
      {inClass && <Link to={`/${offering}/projects/class`}>{t('gallery:class.link')}</Link>}
      <a href={`/${offering}/projects/${project}/project.zip`} download>
        {t('ways.files')}
      </a>
      {presentations && <Presentations offering={offering} />}
    </p>
  );
}

function Presentations({ offering }: { offering: string }) {
  const { t } = useTranslation('projects');
  return <Link to={`/${offering}/projects/presentations`}>{t('ways.presentations')}</Link>;
}
