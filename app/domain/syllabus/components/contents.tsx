import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languageTag } from '#app/i18n/languages.ts';
import type { Heading } from '../reading.ts';
import classes from './contents.module.css';

type ContentsProps = {
  headings: readonly Heading[];
  /** There is no room beside the notes: only the folded list above them. */
  hidden: boolean;
};

/** The table of contents: beside the notes where there is room, else folded above them. */
export function Contents({ headings, hidden }: ContentsProps) {
  const { t } = useTranslation('syllabus');
  const current = useCurrentHeading(headings);
  if (headings.length === 0) return null;
  const list = (
    <ol className={classes.list}>
      {headings.map(({ id, depth, text, language }) => (
        <li key={id} data-depth={depth} lang={languageTag[language]}>
          <a href={`#${id}`} aria-current={id === current ? 'location' : undefined}>
            {text}
          </a>
        </li>
      ))}
    </ol>
  );
  return (
    <nav aria-label={t('contents')} className={classes.contents} data-folded={hidden || undefined}>
      <div className={classes.beside}>
        <p className={classes.title}>{t('contents')}</p>
        {list}
      </div>
      <details className={classes.folded}>
        <summary>{t('contents')}</summary>
        {list}
      </details>
    </nav>
  );
}

/** The heading under which one is reading: the last that has come to the upper third of the page. */
function useCurrentHeading(headings: readonly Heading[]): string | undefined {
  const [current, setCurrent] = useState<string>();
  useEffect(() => {
    const elements = headings
      .map(({ id }) => document.getElementById(id))
      .filter((element) => element !== null);
    const look = () => {
      const line = window.innerHeight / 3;
      const above = elements.filter((element) => element.getBoundingClientRect().top <= line);
      setCurrent(above.at(-1)?.id);
    };
    look();
    document.addEventListener('scroll', look, { passive: true });
    return () => document.removeEventListener('scroll', look);
  }, [headings]);
  return current;
}
