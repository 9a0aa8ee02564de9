import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import { readBankFilter } from '#app/domain/question-bank/bank-filter.ts';
import { listedBank } from '#app/domain/question-bank/bank-page.server.ts';
import { BankFilterForm } from '#app/domain/question-bank/components/bank-filter-form.tsx';
import { BankList } from '#app/domain/question-bank/components/bank-list.tsx';
import { ForStaff } from '#app/domain/question-bank/components/for-staff.tsx';
import {
  NotPublishedYet,
  WhenAndWhat,
} from '#app/domain/question-bank/components/when-and-what.tsx';
import { talkCounts } from '#app/domain/question-bank/discussion/question-discussion.server.ts';
import { waitingProposals } from '#app/domain/question-bank/proposals/list-proposals.server.ts';
import { openThreads } from '#app/domain/question-bank/discussion/staff-discussion.server.ts';
import { courseMidterm } from '#app/domain/question-bank/readable-bank.server.ts';
import { may } from '#app/domain/people/permissions.ts';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { languages } from '#app/i18n/languages.ts';
import { translator } from '#app/i18n/translator.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { headOf } from '#app/ui/head.ts';
import { Page } from '#app/ui/page.tsx';
import { askerIn, notFound } from '#app/web/require-role.ts';
import classes from './midterm.module.css';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = askerIn(context, params.offering);
  const midterm = courseMidterm(context, asker);
  if (midterm === null) throw notFound();
  const { slug, code, term, zone } = context.course.offering(asker.offering);
  const filter = readBankFilter(new URL(request.url).searchParams);
  const t = translator(context.language, 'midterm');
  return {
    ...{ slug, code, term, zone, midterm, filter },
    mayPropose: may(asker.role, 'propose questions'),
    waiting: may(asker.role, 'draw midterm')
      ? {
          threads: await openThreads(context, asker),
          proposals: await waitingProposals(context.db, asker.offering),
        }
      : null,
    talk: await talkCounts(context, asker),
    bank: await listedBank(context, asker, filter),
    head: {
      title: `${t('title')} · ${code} ${term[context.language]}`,
      description: midterm.covers[context.language],
    },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

/** The midterm: when it is, what it covers, and the bank that its questions are taken from. */
export default function Midterm() {
  const { slug, code, term, zone, midterm, bank, filter, waiting, mayPropose, talk } =
    useLoaderData<typeof loader>();
  const { t } = useTranslation('midterm');
  const say = useSay();
  const found = bank?.lectures.reduce((sum, { questions }) => sum + questions.length, 0) ?? 0;
  return (
    <Page
      eyebrow={`${code} · ${say(term)}`}
      title={t('title')}
      lead={<WhenAndWhat midterm={midterm} zone={zone} />}
    >
      {bank === null ? (
        <EmptyState title={t('notPublished')}>
          <p>
            {t('comesOut')} <Moment at={midterm.publishedFrom} zone={zone} />
          </p>
          <p>{t('notPublishedText')}</p>
          {mayPropose && <Propose offering={slug} />}
        </EmptyState>
      ) : bank.total === 0 ? (
        <div className={classes.bank}>
          <EmptyState title={t('none')}>
            <p>{t('noneText')}</p>
            {mayPropose && <Propose offering={slug} />}
          </EmptyState>
          {waiting !== null && <ForStaff offering={slug} waiting={waiting} />}
        </div>
      ) : (
        <div className={classes.bank}>
          <NotPublishedYet midterm={midterm} zone={zone} />
          <p className={classes.how}>{t('how')}</p>
          <TakeAway offering={slug} mayPropose={mayPropose} />
          {waiting !== null && <ForStaff offering={slug} waiting={waiting} />}
          <BankFilterForm filter={filter} topics={bank.topics} />
          <p className={classes.count} role="status">
            {found < bank.total
              ? t('shown', { count: found, total: bank.total })
              : t('all', { count: found })}
            {found < bank.total && <Link to={`/${slug}/midterm`}>{t('filter.all')}</Link>}
          </p>
          {found === 0 ? (
            <EmptyState title={t('nothingFound')}>{t('nothingFoundText')}</EmptyState>
          ) : (
            <BankList offering={slug} lectures={bank.lectures} talk={talk} />
          )}
        </div>
      )}
    </Page>
  );
}

/** The bank as cards to study, on paper, and for Anki. */
function TakeAway({ offering, mayPropose }: { offering: string; mayPropose: boolean }) {
  const { t } = useTranslation('midterm');
  const at = `/${offering}/midterm`;
  return (
    <ul className={classes.away} aria-label={t('takeAway')}>
      <li>
        <Link to={`${at}/study`} reloadDocument>
          {t('study')}
        </Link>
      </li>
      <li>
        <Link to={`${at}/mock`}>{t('mock')}</Link>
      </li>
      <li>
        <Link to={`${at}/print`} reloadDocument>
          {t('print')}
        </Link>
      </li>
      {mayPropose && (
        <li>
          <Propose offering={offering} />
        </li>
      )}
      {languages.map((language) => (
        <li key={language}>
          <a href={`${at}/anki.txt?lang=${language}`} download>
            {t(`anki.${language}`)}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Propose({ offering }: { offering: string }) {
  const { t } = useTranslation('midterm');
  return <Link to={`/${offering}/midterm/propose`}>{t('propose')}</Link>;
}
