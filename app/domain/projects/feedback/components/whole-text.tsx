import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ThreadView } from '../document-threads.server.ts';
import { ThreadCard } from './thread-card.tsx';
import classes from './whole-text.module.css';

type WholeTextProps = {
  threads: readonly ThreadView[];
  as: 'member' | 'reader';
  keptAs: string;
};

/** What staff say about the whole text, above it: conversations without a passage. */
export function WholeText({ threads, as, keptAs }: WholeTextProps) {
  const { t } = useTranslation('feedback');
  const [active, setActive] = useState<string | null>(null);
  if (threads.length === 0) return null;
  return (
    <section className={classes.whole} aria-labelledby="whole-text">
      <h2 id="whole-text">{t('wholeText')}</h2>
      {threads.map((thread) => (
        <ThreadCard
          key={thread.id}
          thread={thread}
          orphan={false}
          active={thread.id === active}
          onActivate={setActive}
          as={as}
          keptAs={keptAs}
        />
      ))}
    </section>
  );
}
