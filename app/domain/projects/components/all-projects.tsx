import { TextInput } from '@mantine/core';
import { Form, Link, useSubmit } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { projectFilters, type ProjectFilter } from '../project-filter.ts';
import type { StaffProject } from '../staff-projects.server.ts';
import classes from './all-projects.module.css';
import { StateMark } from './state-mark.tsx';

type AllProjectsProps = {
  projects: readonly StaffProject[];
  filter: ProjectFilter;
  offering: string;
};

/** Every project with its team and where each stage stands; filtered by the address. */
export function AllProjects({ projects, filter, offering }: AllProjectsProps) {
  const { t } = useTranslation('projects');
  const say = useSay();
  const submit = useSubmit();
  return (
    <>
      <Form
        className={classes.filter}
        role="search"
        onChange={(event) => submit(event.currentTarget, { replace: true })}
      >
        <TextInput
          type="search"
          name="q"
          label={t('list.search')}
          defaultValue={filter.words}
          maxLength={80}
        />
        <fieldset className={classes.states}>
          <legend>{t('list.show')}</legend>
          {projectFilters.map((show) => (
            <label key={show}>
              <input type="radio" name="show" value={show} defaultChecked={filter.show === show} />
              {t(`list.${show}`)}
            </label>
          ))}
        </fieldset>
        <noscript>
          <button type="submit">{t('list.apply')}</button>
        </noscript>
      </Form>
      <p className={classes.count} role="status">
        {t('list.count', { count: projects.length })}
      </p>
      <ul className={classes.list}>
        {projects.map(({ slug, title, team, stages }) => (
          <li key={slug}>
            <div>
              <h2>{title}</h2>
              <p className={classes.team}>
                <Link to={`/${offering}/projects/${slug}/team`}>{team.join(', ')}</Link>
              </p>
            </div>
            <dl className={classes.stages}>
              {stages.map((stage) => (
                <div key={stage.stage}>
                  <dt>
                    {stage.version === null ? (
                      say(stage.title)
                    ) : (
                      <Link to={`/${offering}/staff/queue/${slug}/${stage.stage}`}>
                        {say(stage.title)}
                      </Link>
                    )}
                  </dt>
                  <dd>
                    <StateMark state={stage.state} />
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </>
  );
}
