import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useLateWords } from '#app/domain/calendar/components/late-words.ts';
import { lateName } from '#app/domain/calendar/late-policy.ts';
import { LateDaysTable } from '#app/domain/homework/late-days/components/late-days-table.tsx';
import classes from '#app/domain/homework/late-days/components/late-days-table.module.css';
import { lateDaysChoices, lateDaysQuery } from '#app/domain/homework/late-days/late-days-query.ts';
import { staffLateDays } from '#app/domain/homework/late-days/staff-late-days.server.ts';
import { translator } from '#app/i18n/translator.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { headOf } from '#app/ui/head.ts';
import { PageLinks } from '#app/ui/page-links.tsx';
import { Page } from '#app/ui/page.tsx';
import { notFound, requirePermission } from '#app/web/require-role.ts';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'manage late days');
  const { db, course, language } = context;
  const { slug, code, zone, policy } = course.offering(asker.offering);
  const query = lateDaysQuery(new URL(request.url).searchParams);
  const list = await staffLateDays(db, course, asker, query);
  if (list === null) throw notFound();
  const t = translator(language, 'lateDays');
  const everybody = translator(language, 'late')(`everybody.${lateName(policy.late)}`);
  return {
    ...{ slug, code, zone, query, list },
    head: { title: `${everybody} · ${code}`, description: t('staff.description') },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

/** Everybody's late days on one page; who is ticked is given more time. */
export default function StaffLateDays() {
  const { slug, code, zone, query, list } = useLoaderData<typeof loader>();
  const { t } = useTranslation('lateDays');
  const { people, total, found, policy } = list;
  const late = useLateWords(policy);
  const deadlines = `/${slug}/staff/homework-deadlines`;
  return (
    <Page
      eyebrow={code}
      title={late.everybody}
      lead={t('staff.lead', { policy: late.policy })}
      action={<Link to={deadlines}>{t('staff.deadlines')}</Link>}
    >
      {total > 0 && <Filter />}
      {people.length === 0 ? (
        <EmptyState
          title={t(total === 0 ? 'staff.empty' : 'staff.none')}
          action={total > 0 && <Link to=".">{t('staff.showAll')}</Link>}
        >
          {t(total === 0 ? 'staff.emptyText' : 'staff.noneText')}
        </EmptyState>
      ) : (
        <Form action={deadlines}>
          <input type="hidden" name="of" value="people" />
          <div className={classes.above}>
            <p aria-live="polite">{t('staff.count', { count: found })}</p>
            <Button type="submit" variant="default" size="xs">
              {t('staff.extend')}
            </Button>
          </div>
          <LateDaysTable {...{ people, query, zone, policy, works: list.works, offering: slug }} />
        </Form>
      )}
      <PageLinks page={list.page} pages={list.pages} />
    </Page>
  );
}

function Filter() {
  const { query, list } = useLoaderData<typeof loader>();
  const { t } = useTranslation('lateDays');
  return (
    <Form className={classes.filter} role="search" key={JSON.stringify(query)}>
      <TextInput
        type="search"
        name="q"
        label={t('staff.find')}
        defaultValue={query.search}
        maxLength={80}
      />
      <NativeSelect
        name="show"
        label={t('staff.which')}
        defaultValue={query.show}
        data={lateDaysChoices(list.policy).map((value) => ({
          value,
          label: t(`staff.show.${value}`),
        }))}
      />
      <input type="hidden" name="sort" value={query.sort} />
      <input type="hidden" name="order" value={query.descending ? 'down' : 'up'} />
      <Button type="submit" variant="default">
        {t('staff.apply')}
      </Button>
    </Form>
  );
}
