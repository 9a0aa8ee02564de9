import { Button } from '@mantine/core';
import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { DistanceTo } from '#app/domain/calendar/components/deadline.tsx';
import { Avatar } from '#app/ui/avatar.tsx';
import type { BoardCard } from '../board.server.ts';
import classes from './board.module.css';

type BoardCardsProps = {
  cards: readonly BoardCard[];
  offering: string;
  /** The project that the reader can invite into; null when there is none. */
  inviteTo: string | null;
  /** The id of the form in which staff choose cards; null for students. */
  choosing: string | null;
};

/** Who is on the board, each with what the reader can do. */
export function BoardCards({ cards, offering, inviteTo, choosing }: BoardCardsProps) {
  const { t, i18n } = useTranslation('board');
  const names = new Intl.ListFormat(i18n.language);
  return (
    <ul className={classes.cards}>
      {cards.map((card) => (
        <li key={card.id}>
          <Avatar name={card.name} />
          <div className={classes.body}>
            <h2>
              <bdi>{card.name}</bdi>
            </h2>
            <p className={classes.soft}>
              {card.team === null ? t('person') : t('team', { names: names.format(card.team) })}
              {' · '}
              <DistanceTo at={card.at} />
              {card.own && ` · ${t('own')}`}
            </p>
            <p className={classes.words}>{card.words}</p>
            {card.tags.length > 0 && (
              <ul className={classes.tags} aria-label={t('tags')}>
                {card.tags.map((tag) => (
                  <li key={tag}>
                    <Link to={`?${new URLSearchParams({ tag })}`}>{tag}</Link>
                  </li>
                ))}
              </ul>
            )}
          </div>
          <div className={classes.does}>
            {card.invite !== null && inviteTo !== null && (
              <Form method="post" action={`/${offering}/projects/${inviteTo}/team`}>
                <input type="hidden" name="person" value={card.invite} />
                <Do intent="invite" label={t('invite')} named={t('inviteNamed', card)} />
              </Form>
            )}
            {card.ask === 'has' && <span className={classes.soft}>{t('asked')}</span>}
            {card.ask === 'can' && (
              <Act card={card.id} intent="ask" label={t('ask')} named={t('askNamed', card)} />
            )}
            {choosing !== null && (
              <label className={classes.choose}>
                <input
                  type="checkbox"
                  name="card"
                  value={card.id}
                  form={choosing}
                  aria-label={t('chooseNamed', card)}
                />
                {t('choose')}
              </label>
            )}
            {(card.own || choosing !== null) && (
              <Act
                card={card.id}
                intent="take-off"
                label={t('takeOff')}
                named={t('takeOffNamed', card)}
              />
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

type ActProps = { card: string; intent: string; label: string; named: string };

function Act({ card, ...does }: ActProps) {
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="card" value={card} />
      <Do {...does} />
    </Form>
  );
}

function Do({ intent, label, named }: Omit<ActProps, 'card'>) {
  return (
    <Button
      type="submit"
      name="intent"
      value={intent}
      variant="default"
      size="xs"
      aria-label={named}
    >
      {label}
    </Button>
  );
}
