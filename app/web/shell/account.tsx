import { useMantineColorScheme } from '@mantine/core';
import { Form, Link, useLocation, useParams } from '@remix-run/react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { forgetStudy } from '#app/domain/question-bank/study/components/forget-study.ts';
import { useAlive } from '#app/ui/alive.ts';
import { Avatar } from '#app/ui/avatar.tsx';
import type { Language } from '#app/i18n/languages.ts';
import classes from './account.module.css';

/** Who is signed in, language and colours: the foot of the rail. */
export function Account({ name, language }: { name: string | undefined; language: Language }) {
  const { t } = useTranslation('frame');
  const { pathname, search } = useLocation();
  const { offering = '' } = useParams();
  const here = pathname + search;
  // From a front door one wants in, not back to the door: the role decides where to.
  const isDoor = ['/', '/sign-in', `/${offering}`].includes(pathname);
  const other = language === 'en' ? 'zh' : 'en';
  return (
    <div className={classes.account}>
      <ColourScheme />
      <Form method="post" action="/preferences" reloadDocument>
        <input type="hidden" name="to" value={here} />
        <button className={classes.button} name="language" value={other} lang={other}>
          {t('otherLanguage')}
        </button>
      </Form>
      {name === undefined ? (
        <Link
          className={classes.button}
          to={isDoor ? '/sign-in' : `/sign-in?to=${encodeURIComponent(here)}`}
        >
          {t('signIn')}
        </Link>
      ) : (
        <div className={classes.person}>
          <Link to="/account" className={classes.name} title={t('signedInAs', { name })}>
            <Avatar name={name} size={24} />
            <span className={classes.words}>{name}</span>
          </Link>
          <Form method="post" action="/sign-out" reloadDocument onSubmit={forgetStudy}>
            <button className={classes.button}>{t('signOut')}</button>
          </Form>
        </div>
      )}
    </div>
  );
}

/** Light, dark, or as the system is. The choice is known in the browser only. */
function ColourScheme() {
  const { t } = useTranslation('frame');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const chosen = useAlive() ? colorScheme : 'auto';
  const name = useId();
  const choices = { light: t('themeLight'), dark: t('themeDark'), auto: t('themeAuto') } as const;
  return (
    <fieldset className={classes.schemes}>
      <legend className={classes.legend}>{t('theme')}</legend>
      {(['light', 'dark', 'auto'] as const).map((scheme) => (
        <label key={scheme} className={classes.scheme}>
          <input
            type="radio"
            name={name}
            checked={chosen === scheme}
            onChange={() => setColorScheme(scheme)}
          />
          {choices[scheme]}
        </label>
      ))}
    </fieldset>
  );
}
