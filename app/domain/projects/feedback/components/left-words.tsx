import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Notice } from '#app/ui/notice.tsx';
import type { DecisionFacts } from '../../stage-facts.server.ts';
import { keptFields } from '../kept-fields.ts';
import { useKeptText } from '#app/domain/people/components/kept-text.ts';
import classes from './decision-note.module.css';

type LeftWordsProps = {
  version: number;
  /** The answer that the version has. */
  decision: Pick<DecisionFacts, 'by' | 'note' | 'conditions'>;
  keptAs: string;
  /** Opens the form of a comment about the whole text. */
  onComment: () => void;
};

/**
 * What somebody was writing to the team when a colleague answered first: kept, in sight, and of use
 * as a comment. Nothing where nothing was written.
 */
export function LeftWords({ version, decision, keptAs, onComment }: LeftWordsProps) {
  const { t } = useTranslation('feedback');
  const note = useKeptText(`${keptAs}/${keptFields.decisionNote()}`);
  const conditions = useKeptText(`${keptAs}/${keptFields.conditions()}`);
  const comment = useKeptText(`${keptAs}/${keptFields.comment(version)}`);
  // What was sent with this very answer is not left over.
  const sent = [decision.note, decision.conditions.map(({ text }) => text).join('\n')];
  const words = [note.words, conditions.words]
    .map((one) => one.trim())
    .filter((one) => one !== '' && !sent.includes(one))
    .join('\n\n');
  if (words === '') return null;
  const forget = () => {
    note.forget();
    conditions.forget();
  };
  const intoComment = () => {
    comment.write([comment.words, words].filter((one) => one !== '').join('\n\n'));
    forget();
    onComment();
  };
  return (
    <Notice tone="soon" title={t('left.title', { by: decision.by })}>
      <p className={classes.note}>{words}</p>
      <p className={classes.left}>
        <Button size="compact-sm" variant="default" onClick={intoComment}>
          {t('left.comment')}
        </Button>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={forget}>
          {t('discard')}
        </Button>
      </p>
    </Notice>
  );
}
