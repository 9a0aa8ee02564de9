import { Button } from '@mantine/core';
import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import type { ExtensionView } from '../extension-view.server.ts';
import classes from './deadlines.module.css';

type ExtensionsProps = {
  extensions: readonly ExtensionView[];
  /** Whose they are, and who sees what of them. */
  lead: string;
  zone: string;
  /** Where more time is given. */
  give: string;
};

/** More time that somebody was given, with who, when and why; each can be taken back. */
export function Extensions({ extensions, lead, zone, give }: ExtensionsProps) {
  const { t } = useTranslation('deadlines');
  const say = useSay();
  return (
    <section className={classes.section} aria-labelledby="extensions">
      <h2 id="extensions">{t('own.title')}</h2>
      <p className={classes.soft}>{lead}</p>
      <ul className={classes.list}>
        {extensions.map(({ id, title, due, at, by, why, takenBack }) => (
          <li key={id}>
            <span className={takenBack === null ? undefined : classes.over}>
              <span className={classes.named}>{say(title)}</span> {t('own.until')}{' '}
              <Moment at={due} zone={zone} distance={false} />
            </span>
            <span className={classes.soft}>
              {t('own.grantedBy', { by: by ?? t('own.somebody') })}{' '}
              <Moment at={at} zone={zone} distance={false} />
            </span>
            {why !== '' && <p>{why}</p>}
            {takenBack === null ? (
              <Form method="post" preventScrollReset>
                <input type="hidden" name="intent" value="take-back-extension" />
                <input type="hidden" name="extension" value={id} />
                <Button
                  type="submit"
                  variant="default"
                  size="xs"
                  aria-label={t('own.takeBackNamed', { stage: say(title) })}
                >
                  {t('own.takeBack')}
                </Button>
              </Form>
            ) : (
              <span className={classes.soft}>
                {t('own.takenBack', { by: takenBack.by ?? t('own.somebody') })}{' '}
                <Moment at={takenBack.at} zone={zone} distance={false} />
              </span>
            )}
          </li>
        ))}
        {extensions.length === 0 && <li className={classes.soft}>{t('own.none')}</li>}
      </ul>
      <p className={classes.give}>
        <Button component={Link} to={give} variant="default">
          {t('own.give')}
        </Button>
      </p>
    </section>
  );
}
