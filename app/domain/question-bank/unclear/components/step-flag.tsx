import { Form, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SmallButton } from '#app/ui/small-button.tsx';
import classes from './step-flag.module.css';

type StepFlagProps = {
  /** From 1. */
  step: number;
  flagged: boolean;
};

/** The button under a step that says that one does not understand it, or takes it back. */
export function StepFlag({ step, flagged }: StepFlagProps) {
  const { t } = useTranslation('unclear');
  const sent = useNavigation().formData;
  const here = sent?.get('step') === String(step);
  const pressed = here ? sent.get('intent') === 'flag' : flagged;
  return (
    <Form method="post" preventScrollReset replace className={classes.flag}>
      <input type="hidden" name="step" value={step} />
      <SmallButton
        type="submit"
        name="intent"
        value={pressed ? 'unflag' : 'flag'}
        aria-pressed={pressed}
      >
        {t('flag')}
      </SmallButton>
      {pressed && (
        <span className={classes.said} role="status">
          {t('flagged')}
        </span>
      )}
    </Form>
  );
}

/** On the line of a step: that one has said so. */
export function FlaggedMark() {
  const { t } = useTranslation('unclear');
  return <span className={classes.mark}>{t('mark')}</span>;
}
