import { Button, Textarea } from '@mantine/core';
import { useFetcher } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useKeptText } from '#app/domain/people/components/kept-text.ts';
import { longest } from '../longest.ts';
import type { ProposalPage } from '../proposal-page.server.ts';
import { Refused, type Said } from './proposal-form.tsx';
import { useForgotten } from './use-forgotten.ts';
import classes from './proposals.module.css';

type DecideProposalProps = Pick<ProposalPage, 'version' | 'last' | 'verdicts'> & {
  keptAs: string;
  /** What a form without scripts was answered. */
  said: Said | undefined;
};

/** What staff decide about a proposed question, with what its author should know. */
export function DecideProposal({ version, last, verdicts, keptAs, said }: DecideProposalProps) {
  const { t } = useTranslation('proposals');
  const fetcher = useFetcher<Said>();
  const kept = useKeptText(keptAs);
  useForgotten(fetcher.data, kept.forget);
  const answer = fetcher.data ?? said;
  const refused =
    answer?.ok === false && (!('intent' in answer) || answer.intent === 'decide') ? answer : null;
  const typed = refused !== null && 'words' in refused ? refused.words : '';
  return (
    <section aria-labelledby="decide">
      <h2 id="decide" className={classes.head}>
        {t('decide')}
      </h2>
      <fetcher.Form method="post" className={classes.form}>
        <input type="hidden" name="intent" value="decide" />
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="last" value={last ?? ''} />
        <Textarea
          name="why"
          label={t('field.why')}
          description={t('help.why')}
          value={kept.words === '' ? typed : kept.words}
          onChange={({ currentTarget }) => kept.write(currentTarget.value)}
          maxLength={longest.note}
          autosize
          minRows={2}
          maxRows={12}
          error={refused?.because === 'no reason' ? t('refused.no reason') : undefined}
          errorProps={{ role: 'alert' }}
        />
        {refused !== null && refused.because !== 'no reason' && <Refused said={refused} />}
        <div className={classes.buttons}>
          {verdicts.map((verdict) => (
            <Button
              key={verdict}
              type="submit"
              name="verdict"
              value={verdict}
              variant={verdict === 'accepted' ? 'filled' : 'default'}
              disabled={fetcher.state !== 'idle'}
            >
              {t(`act.${verdict}`)}
            </Button>
          ))}
        </div>
      </fetcher.Form>
    </section>
  );
}
