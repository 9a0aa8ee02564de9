import { Button, TextInput } from '@mantine/core';
import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '#app/ui/avatar.tsx';
import type { FoundClassmate, ProjectTeam } from '../project-team.server.ts';
import classes from './team.module.css';

/** What was searched for, and whom it finds. */
export type Search = { words: string; found: FoundClassmate[]; short: boolean };

type InviteClassmatesProps = {
  team: ProjectTeam;
  offering: string;
  search: Search;
};

/** Asks classmates in by name: a search that works without script, and who is asked already. */
export function InviteClassmates({ team, offering, search }: InviteClassmatesProps) {
  const { t } = useTranslation('team');
  const full = team.members.length >= team.limit;
  const asked = new Set(team.invitations.map(({ name }) => name));
  return (
    <section className={classes.section} aria-labelledby="invite">
      <h2 id="invite">{t('invite.title')}</h2>
      {full ? (
        <p className={classes.soft}>{t('invite.full')}</p>
      ) : (
        <>
          <SearchClassmates search={search} />
          <FoundList search={search}>
            {({ id, name }) =>
              asked.has(name) ? (
                <span className={classes.soft}>{t('invited.title')}</span>
              ) : (
                <Form method="post" preventScrollReset>
                  <input type="hidden" name="person" value={id} />
                  <Button
                    type="submit"
                    name="intent"
                    value="invite"
                    variant="default"
                    size="xs"
                    aria-label={t('invite.askNamed', { name })}
                  >
                    {t('invite.ask')}
                  </Button>
                </Form>
              )
            }
          </FoundList>
          <p className={classes.actions}>
            <Link to={`/${offering}/projects/board`}>{t('invite.board')}</Link>
          </p>
        </>
      )}
      {team.invitations.length > 0 && <Invited invitations={team.invitations} />}
    </section>
  );
}

/** A field for a name; it asks for the page anew, so it works without script. */
export function SearchClassmates({ search }: { search: Search }) {
  const { t } = useTranslation('team');
  return (
    <Form className={classes.search} role="search" preventScrollReset>
      <TextInput
        type="search"
        name="q"
        label={t('invite.search')}
        description={t('invite.hint')}
        defaultValue={search.words}
        maxLength={80}
        error={search.short ? t('invite.short') : undefined}
      />
      <Button type="submit" variant="default">
        {t('invite.button')}
      </Button>
    </Form>
  );
}

type FoundListProps = { search: Search; children: (who: FoundClassmate) => React.ReactNode };

/** Who was found, each with what can be done. */
export function FoundList({ search, children }: FoundListProps) {
  const { t } = useTranslation('team');
  if (search.words === '' || search.short) return null;
  if (search.found.length === 0) {
    return (
      <p className={`${classes.soft} ${classes.text}`} role="status">
        {t('invite.none')}
      </p>
    );
  }
  return (
    <ul className={classes.list}>
      {search.found.map((who) => (
        <PersonLine key={who.id} name={who.name} about={who.pronouns}>
          {children(who)}
        </PersonLine>
      ))}
    </ul>
  );
}

function Invited({ invitations }: { invitations: ProjectTeam['invitations'] }) {
  const { t } = useTranslation('team');
  return (
    <div className={classes.part}>
      <h3>{t('invited.title')}</h3>
      <ul className={classes.list}>
        {invitations.map(({ id, name, by }) => (
          <PersonLine key={id} name={name} about={t('invited.by', { by })}>
            <Form method="post" preventScrollReset>
              <input type="hidden" name="invitation" value={id} />
              <Button
                type="submit"
                name="intent"
                value="withdraw"
                variant="default"
                size="xs"
                aria-label={t('invited.withdrawNamed', { name })}
              >
                {t('invited.withdraw')}
              </Button>
            </Form>
          </PersonLine>
        ))}
      </ul>
    </div>
  );
}

type PersonLineProps = { name: string; about: string | null; children: React.ReactNode };

/** Somebody in a list, and what can be done about them. */
function PersonLine({ name, about, children }: PersonLineProps) {
  return (
    <li>
      <Avatar name={name} />
      <span className={classes.who}>
        <bdi>{name}</bdi>
        {about !== null && <span className={classes.soft}>{about}</span>}
      </span>
      {children}
    </li>
  );
}
