import { useTranslation } from 'react-i18next';
import { Notice } from '#app/ui/notice.tsx';
import classes from './sent-letter.module.css';

/** That a letter was sent; in a demo without a mail server also what it says, with its link. */
export function SentLetter({
  title,
  text,
  letter,
}: {
  title: string;
  text: string;
  letter: string | null;
}) {
  const { t } = useTranslation('account');
  const link = letter === null ? null : /https?:\/\/\S+?(?=\]|\s|$)/.exec(letter)?.[0];
  return (
    <>
      <Notice tone="done" title={title}>
        {text}
      </Notice>
      {letter !== null && (
        <div className={classes.letter}>
          <p className={classes.soft}>{t('signUp.demoLetter')}</p>
          <pre className={classes.words} tabIndex={0}>
            {letter}
          </pre>
          {link != null && <a href={link}>{t('signUp.followLink')}</a>}
        </div>
      )}
    </>
  );
}
