import { Button, TextInput } from '@mantine/core';
import { Form, Link, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import type { OwnShowing } from '../own-showing.server.ts';
import type { ShowingAnswer } from '../showing-form.server.ts';
import { longestName } from '../showing.ts';
import classes from './showing.module.css';

type InGalleryProps = {
  gallery: NonNullable<OwnShowing['gallery']>;
  zone: string;
  /** Of the asker's account: what is suggested. */
  name: string;
  /** Of the public page. */
  to: string;
  answer: ShowingAnswer | null;
  /** Whether the asker is of the team. */
  may: boolean;
};

/** What the world sees once all agree: who does, what is missing, and the asker's own say. */
export function InGallery({ gallery, zone, name, to, answer, may }: InGalleryProps) {
  const { t } = useTranslation('gallery');
  const { lacks, members, opens } = gallery;
  const own = members.find((member) => member.own);
  const refused = answer?.ok === false && answer.intent === 'agree' ? answer.because : null;
  return (
    <section className={classes.part} aria-labelledby="in-gallery">
      <h2 id="in-gallery">{t('showing.public')}</h2>
      <p>{t('showing.publicText')}</p>
      <ul className={classes.members}>
        {members.map((member) => (
          <li key={member.name} data-says={member.says ?? 'open'}>
            <span>
              {member.name} {member.own && t('showing.you')}
            </span>
            <span className={classes.says}>
              {t(`showing.says.${member.says ?? 'open'}`)}
              {member.says === 'yes' && member.as !== member.name && (
                <> {t('showing.as', { name: member.as })}</>
              )}
            </span>
          </li>
        ))}
      </ul>
      <p className={classes.standing} role="status">
        {lacks.length === 0 ? (
          <>
            {t('showing.isPublic')} <Link to={to}>{t('showing.see')}</Link>
          </>
        ) : (
          lacks.map((lack) => (
            <span key={lack}>
              {t(`showing.lacks.${lack}`)} {lack === 'date' && <Moment at={opens} zone={zone} />}
            </span>
          ))
        )}
      </p>
      {may && own !== undefined && (
        <OwnSay says={own.says} name={own.as === '' ? name : own.as} refused={refused} />
      )}
    </section>
  );
}

type OwnSayProps = {
  says: 'yes' | 'no' | null;
  name: string;
  refused: Exclude<Extract<ShowingAnswer, { ok: false }>['because'], never> | null;
};

function OwnSay({ says, name, refused }: OwnSayProps) {
  const { t } = useTranslation('gallery');
  const busy = useNavigation().state !== 'idle';
  return (
    <div className={classes.say}>
      <Form method="post" className={classes.form}>
        <input type="hidden" name="intent" value="agree" />
        <TextInput
          name="name"
          label={t('showing.name')}
          defaultValue={name}
          maxLength={longestName}
          required
          withAsterisk={false}
          error={refused !== null && t(`showing.refused.${refused}`)}
        />
        <Button type="submit" loading={busy} variant={says === 'yes' ? 'default' : 'filled'}>
          {t(says === 'yes' ? 'showing.changeName' : 'showing.agree')}
        </Button>
      </Form>
      {says !== 'no' && (
        <Form method="post">
          <input type="hidden" name="intent" value="decline" />
          <Button type="submit" loading={busy} variant="subtle" color="gray">
            {t(says === 'yes' ? 'showing.withdraw' : 'showing.decline')}
          </Button>
        </Form>
      )}
    </div>
  );
}
