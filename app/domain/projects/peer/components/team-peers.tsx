import { useTranslation } from 'react-i18next';
import type { TeamPeers } from '../team-peers.server.ts';
import { Said } from './said.tsx';
import classes from './team-peers.module.css';

/** What classmates say about a team's text, apart from what staff say. */
export function TeamPeersSection({ peers }: { peers: TeamPeers }) {
  const { t } = useTranslation('peer');
  const { voices, questions, anonymous } = peers;
  return (
    <section className={classes.peers} aria-labelledby="peers">
      <h2 id="peers">{t('team.title')}</h2>
      <p className={classes.soft}>
        {t('team.about', { count: voices.length })} {anonymous !== 'none' && t('team.unnamed')}
      </p>
      {voices.map(({ number, name, version, answers }) => (
        <details key={number} className={classes.voice}>
          <summary>
            {name ?? t('team.reader', { number })}{' '}
            <span className={classes.soft}>{t('team.version', { version })}</span>
          </summary>
          <Said questions={questions} answers={answers} />
        </details>
      ))}
    </section>
  );
}
