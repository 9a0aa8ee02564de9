import { useTranslation } from 'react-i18next';
import { RenderedHtml } from '#app/domain/syllabus/components/rendered.tsx';
import type { RenderedProposal } from '../render-proposal.server.ts';
import classes from './proposals.module.css';

/** What is to be shown and how, as it is proposed: all steps open. */
export function ProposedText({ rendered }: { rendered: RenderedProposal }) {
  const { t } = useTranslation('proposals');
  const { statement, steps } = rendered;
  return (
    <>
      <RenderedHtml html={statement} />
      {steps.length === 0 ? (
        <p className={classes.soft}>{t('noSteps')}</p>
      ) : (
        <ol className={classes.steps} aria-label={t('derivation')}>
          {steps.map(({ heading, html }, index) => (
            <li key={index}>
              <p className={classes.stepHead}>
                <span className={classes.number}>{t('step', { number: index + 1 })}</span>
                <strong dangerouslySetInnerHTML={{ __html: heading }} />
              </p>
              <RenderedHtml html={html} />
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
