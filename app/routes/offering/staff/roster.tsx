import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, Link, useLoaderData, useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { RosterTable } from '#app/domain/enrollment/roster/components/roster-table.tsx';
import { rosterQuery } from '#app/domain/enrollment/roster/roster-query.ts';
import { staffRoster } from '#app/domain/enrollment/roster/staff-roster.server.ts';
import { translator } from '#app/i18n/translator.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { headOf } from '#app/ui/head.ts';
import { PageLinks } from '#app/ui/page-links.tsx';
import { Page } from '#app/ui/page.tsx';
import { requirePermission } from '#app/web/require-role.ts';
import classes from './roster.module.css';

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'manage roster');
  const { slug, code, zone } = context.course.offering(asker.offering);
  const query = rosterQuery(new URL(request.url).searchParams);
  const t = translator(context.language, 'roster');
  return {
    ...{ slug, code, zone, query },
    roster: await staffRoster(context.db, slug, query),
    head: { title: `${t('title')} · ${code}`, description: t('description') },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

/** Everybody in the offering, a hundred at a time. */
export default function Roster() {
  const { slug, code, zone, query, roster } = useLoaderData<typeof loader>();
  const { t } = useTranslation('roster');
  const [search] = useSearchParams();
  const { people, total, pages } = roster;
  const at = (path: string) => `/${slug}/staff/roster${path}`;
  const filtered = [query.search, query.role, query.section, query.group].some(Boolean);
  return (
    <Page
      eyebrow={code}
      title={t('title')}
      lead={t('lead')}
      action={
        <Button component={Link} to={at('/import')}>
          {t('import')}
        </Button>
      }
    >
      <Filter />
      <div className={classes.above}>
        <p aria-live="polite">{t('count', { count: total })}</p>
        <a href={`${at('/export')}?${search.toString()}`} download>
          {t('export')}
        </a>
      </div>
      {people.length === 0 ? (
        <EmptyState
          title={t(filtered ? 'noneFound' : 'empty')}
          action={filtered && <Link to=".">{t('showAll')}</Link>}
        >
          {t(filtered ? 'noneFoundText' : 'emptyText')}
        </EmptyState>
      ) : (
        <RosterTable people={people} zone={zone} sort={query.sort} descending={query.descending} />
      )}
      <PageLinks page={query.page} pages={pages} />
    </Page>
  );
}

function Filter() {
  const { query, roster } = useLoaderData<typeof loader>();
  const { t } = useTranslation('roster');
  const all = { value: '', label: t('all') };
  const named = (values: readonly string[]) => [all, ...values];
  const roles = roster.roles.map(({ role, count }) => ({
    value: role,
    label: `${t(`role_${role}`)} (${count})`,
  }));
  return (
    <Form className={classes.filter} role="search" key={JSON.stringify(query)}>
      <TextInput name="q" label={t('find')} defaultValue={query.search} />
      <NativeSelect
        name="role"
        label={t('role')}
        defaultValue={query.role ?? ''}
        data={[all, ...roles]}
      />
      {roster.sections.length > 0 && (
        <NativeSelect
          name="section"
          label={t('section')}
          defaultValue={query.section ?? ''}
          data={named(roster.sections)}
        />
      )}
      {roster.groups.length > 0 && (
        <NativeSelect
          name="group"
          label={t('group')}
          defaultValue={query.group ?? ''}
          data={named(roster.groups)}
        />
      )}
      <input type="hidden" name="sort" value={query.sort} />
      <input type="hidden" name="order" value={query.descending ? 'down' : 'up'} />
      <Button type="submit" variant="default">
        {t('show')}
      </Button>
    </Form>
  );
}
