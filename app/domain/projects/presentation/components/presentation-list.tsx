import { Link } from '@remix-run/react';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Day } from '#app/domain/calendar/components/deadline.tsx';
import type { ListedPresentation } from '../class-presentations.server.ts';
import classes from './presentation-list.module.css';

type PresentationListProps = {
  presentations: readonly ListedPresentation[];
  offering: string;
  zone: string;
};

/** The presentations of a class, a line or a tile each: what it is about before how it looks. */
export function PresentationList({ presentations, offering, zone }: PresentationListProps) {
  const { t } = useTranslation('presentation');
  return (
    <ul className={classes.list}>
      {presentations.map(({ slug, title, team, submittedAt, host, comments, shared, own }) => (
        <li key={slug} className={classes.one}>
          <span className={classes.mark} aria-hidden>
            <IconPlayerPlay size={20} />
          </span>
          <div className={classes.words}>
            <h2>
              <Link to={`/${offering}/projects/${slug}/watch`}>{title}</Link>
            </h2>
            <p>{team.join(', ')}</p>
            <p className={classes.soft}>
              <Day at={submittedAt} zone={zone} />
              {host !== null && ` · ${t('list.on', { host })}`}
              {comments > 0 && ` · ${t('list.comments', { count: comments })}`}
              {own && ` · ${t('list.own')}`}
              {!shared && ` · ${t('list.kept')}`}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
