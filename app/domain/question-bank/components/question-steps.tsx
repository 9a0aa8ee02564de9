import { Link } from '@remix-run/react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Rendered } from '#app/domain/syllabus/components/rendered.tsx';
import { languageTag } from '#app/i18n/languages.ts';
import { useAlive } from '#app/ui/alive.ts';
import { Shortcuts, type Shortcut } from '#app/ui/shortcuts.tsx';
import { SmallButton } from '#app/ui/small-button.tsx';
import type { RenderedStep } from '../question-page.server.ts';
import { FlaggedMark, StepFlag } from '../unclear/components/step-flag.tsx';
import classes from './question-steps.module.css';

type QuestionStepsProps = {
  steps: readonly RenderedStep[];
  /** Whether all steps are open to begin with: the address says so. */
  open: boolean;
  /** The address with all steps open, or closed again. */
  toggle: string;
  /** The steps that the reader does not understand; null where they cannot say so. */
  flags: readonly number[] | null;
  /** More keys of the page. */
  shortcuts: readonly Shortcut[];
};

/** A derivation whose steps are closed at first, and opened one after another. */
export function QuestionSteps({ steps, open, toggle, flags, shortcuts }: QuestionStepsProps) {
  const { t } = useTranslation('midterm');
  const list = useRef<HTMLOListElement>(null);
  const showNext = () => openNext(list.current);
  return (
    <section className={classes.derivation} aria-labelledby="derivation">
      <header className={classes.head}>
        <h2 id="derivation">{t('derivation')}</h2>
        <p className={classes.hint}>{t('recallFirst')}</p>
      </header>
      <ol ref={list} className={classes.steps}>
        {steps.map(({ headings, hash }, index) => (
          <li key={`${hash} ${open}`}>
            <details open={open}>
              <summary className={classes.summary}>
                <span className={classes.number}>{t('step', { number: index + 1 })}</span>
                <Headings headings={headings} />
                {flags?.includes(index + 1) && <FlaggedMark />}
              </summary>
              <div className={classes.body} id={`step-${index + 1}`}>
                <Rendered hash={hash} />
                {flags !== null && (
                  <StepFlag step={index + 1} flagged={flags.includes(index + 1)} />
                )}
              </div>
            </details>
          </li>
        ))}
      </ol>
      <p className={classes.actions}>
        {useAlive() && !open && (
          <SmallButton kind="soft" onClick={showNext}>
            {t('showNext')}
          </SmallButton>
        )}
        <Link to={toggle} replace preventScrollReset>
          {t(open ? 'closeAll' : 'showAll')}
        </Link>
        <Shortcuts shortcuts={[{ key: 'n', says: t('showNext'), run: showNext }, ...shortcuts]} />
      </p>
    </section>
  );
}

/** A step's heading in each language that is read. */
export function Headings({ headings }: Pick<RenderedStep, 'headings'>) {
  return (
    <span className={classes.headings}>
      {headings.map(({ language, html }) => (
        <span
          key={language}
          lang={languageTag[language]}
          dangerouslySetInnerHTML={{ __html: html }}
        />
      ))}
    </span>
  );
}

/** Opens the first step that is closed, and leads the keyboard there. */
function openNext(list: HTMLOListElement | null): void {
  const next = list?.querySelector<HTMLDetailsElement>('details:not([open])');
  if (!next) return;
  next.open = true;
  next.querySelector('summary')?.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest' });
}
