import { Button, Textarea } from '@mantine/core';
import { Form, Link, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { PageLinks } from '#app/ui/page-links.tsx';
import { ScrollTable } from '#app/ui/scroll-table.tsx';
import { longestReason } from '../give-score.ts';
import type { ItemCounts } from '../item-counts.ts';
import type { ShownReleasePlan } from '../staff-releases.server.ts';
import { PointsText } from './points-text.tsx';
import { ScoreWords } from './score-words.tsx';
import classes from './release-plan.module.css';

type ItemsProps = { items: readonly ItemCounts[]; chosen: string | null };

/** How far each item is; each leads to what a release of it would do. */
export function ReleaseItems({ items, chosen }: ItemsProps) {
  const { t } = useTranslation('gradebook');
  const say = useSay();
  return (
    <ScrollTable label={t('releases.items')} className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('releases.item')}</th>
          <th scope="col" className={classes.number}>
            {t('releases.waiting')}
          </th>
          <th scope="col" className={classes.number}>
            {t('releases.unreleased')}
          </th>
          <th scope="col" className={classes.number}>
            {t('releases.released')}
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ item, waits, unreleased, released }) => (
          <tr key={item.key} data-chosen={item.key === chosen}>
            <th scope="row">
              <Link
                to={`?item=${item.key}`}
                preventScrollReset
                {...(item.key === chosen && { 'aria-current': 'true' })}
              >
                {say(item.title)}
              </Link>
            </th>
            <td className={classes.number}>{waits}</td>
            <td className={classes.number}>{unreleased}</td>
            <td className={classes.number}>{released}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

/** Who will see what, and who hears of it by mail; and the button that does exactly that. */
export function ReleasePlanView({ plan, offering }: { plan: ShownReleasePlan; offering: string }) {
  const { t } = useTranslation('gradebook');
  const say = useSay();
  const busy = useNavigation().formData?.get('intent') === 'release';
  const { item, lines, mails, mark, waiting, nothing, released } = plan;
  const count = lines.found;
  return (
    <section className={classes.section} aria-labelledby="plan">
      <h2 id="plan">{say(item.title)}</h2>
      <p className={classes.soft} aria-live="polite">
        {t('releases.plan', { count })} {count > 0 && t('releases.mail', mails)}{' '}
        {t('releases.others', { released, waiting, nothing })}
      </p>
      {count > 0 && (
        <>
          <Form method="post" className={classes.release}>
            <input type="hidden" name="intent" value="release" />
            <input type="hidden" name="item" value={item.key} />
            <input type="hidden" name="mark" value={mark} />
            <Button type="submit" loading={busy}>
              {t('releases.release', { count })}
            </Button>
          </Form>
          <ScrollTable label={t('releases.who')} className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('name')}</th>
                <th scope="col" className={classes.number}>
                  {t('releases.from')}
                </th>
                <th scope="col" className={classes.number}>
                  {t('releases.to')}
                </th>
                <th scope="col">{t('releases.byMail')}</th>
              </tr>
            </thead>
            <tbody>
              {lines.items.map(({ person, from, to, words, mail }) => (
                <tr key={person.id}>
                  <th scope="row">
                    <Link to={`/${offering}/staff/gradebook/${person.id}`}>
                      <bdi>{person.name}</bdi>
                    </Link>
                  </th>
                  <td className={classes.number}>
                    <PointsText standing={from} outOf={item.outOf} />
                  </td>
                  <td className={classes.number}>
                    <PointsText standing={to} outOf={item.outOf} />
                    <ScoreWords words={words} />
                  </td>
                  <td>{t(`releases.timing.${mail}`)}</td>
                </tr>
              ))}
            </tbody>
          </ScrollTable>
          <PageLinks page={lines.page} pages={lines.pages} />
        </>
      )}
    </section>
  );
}

type WithdrawProps = {
  item: string;
  /** How many see a score of it now. */
  seen: number;
  problem: 'no reason' | 'reason too long' | null;
  typed: string;
};

/** Takes the release of an item back, with a reason. */
export function WithdrawRelease({ item, seen, problem, typed }: WithdrawProps) {
  const { t } = useTranslation('gradebook');
  if (seen === 0) return null;
  return (
    <details className={classes.section} open={problem !== null}>
      <summary>{t('releases.withdraw', { count: seen })}</summary>
      <p className={classes.soft}>{t('releases.withdrawText')}</p>
      <Form method="post" className={classes.withdraw}>
        <input type="hidden" name="intent" value="withdraw" />
        <input type="hidden" name="item" value={item} />
        <Textarea
          name="why"
          label={t('why')}
          autosize
          minRows={2}
          maxLength={longestReason}
          defaultValue={typed}
          error={problem !== null && t(`refused.${problem}`)}
        />
        <Button type="submit" variant="default">
          {t('releases.withdrawNow')}
        </Button>
      </Form>
    </details>
  );
}
