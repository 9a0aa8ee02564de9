import { Button, Textarea } from '@mantine/core';
import { Form, Link, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { OwnShowing } from '../own-showing.server.ts';
import type { ShowingAnswer } from '../showing-form.server.ts';
import { longestWhy } from '../showing.ts';
import classes from './showing.module.css';

type InClassProps = {
  offering: string;
  inClass: NonNullable<OwnShowing['inClass']>;
  answer: ShowingAnswer | null;
  /** Whether the asker is of the team. */
  may: boolean;
};

/** What the class sees, and how a team keeps its project out of that. */
export function InClass({ offering, inClass, answer, may }: InClassProps) {
  const { t } = useTranslation('gallery');
  const busy = useNavigation().state !== 'idle';
  const refused = answer?.ok === false && answer.intent === 'keep-out' ? answer.because : null;
  return (
    <section className={classes.part} aria-labelledby="in-class">
      <h2 id="in-class">{t('showing.inClass')}</h2>
      <p>{t('showing.inClassText')}</p>
      <p>
        <Link to={`/${offering}/projects/class`}>{t('showing.classPage')}</Link>
      </p>
      {inClass.keptOut === null
        ? may && (
            <Form method="post" className={classes.form}>
              <input type="hidden" name="intent" value="keep-out" />
              <Textarea
                name="why"
                label={t('showing.why')}
                autosize
                minRows={2}
                maxLength={longestWhy}
                required
                withAsterisk={false}
                error={refused !== null && t(`showing.refused.${refused}`)}
              />
              <Button type="submit" variant="default" loading={busy}>
                {t('showing.keepOut')}
              </Button>
            </Form>
          )
        : [
            <p key="out" className={classes.out}>
              {t('showing.out', { why: inClass.keptOut })}
            </p>,
            may && (
              <Form key="in" method="post">
                <input type="hidden" name="intent" value="let-in" />
                <Button type="submit" variant="default" loading={busy}>
                  {t('showing.letIn')}
                </Button>
              </Form>
            ),
          ]}
    </section>
  );
}
