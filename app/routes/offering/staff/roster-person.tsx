import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import { changeListEntry } from '#app/domain/enrollment/roster/change-list-entry.server.ts';
import { changeStaffRole } from '#app/domain/enrollment/roster/change-staff-role.server.ts';
import { ListEntryForm } from '#app/domain/enrollment/roster/components/list-entry-form.tsx';
import { PersonHistory } from '#app/domain/enrollment/roster/components/person-history.tsx';
import { StaffRoleForm } from '#app/domain/enrollment/roster/components/staff-role-form.tsx';
import { rosterPerson } from '#app/domain/enrollment/roster/roster-person.server.ts';
import { may } from '#app/domain/people/permissions.ts';
import { translator } from '#app/i18n/translator.ts';
import { Avatar } from '#app/ui/avatar.tsx';
import { headOf } from '#app/ui/head.ts';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { textOf } from '#app/web/form.ts';
import { notFound, requirePermission } from '#app/web/require-role.ts';
import classes from './roster.module.css';

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'manage roster');
  const { slug, code, zone } = context.course.offering(asker.offering);
  const person = await rosterPerson(context.db, slug, params.person ?? '', asker.at);
  if (person === null) throw notFound();
  const t = translator(context.language, 'roster');
  return {
    ...{ slug, code, zone, person, appoints: may(asker.role, 'appoint staff') },
    saved: new URL(request.url).searchParams.has('saved'),
    head: { title: `${person.name} · ${code}`, description: t('description') },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

const staffRoles = ['assistant', 'instructor', 'auditor'] as const;

export async function action({ context, request, params }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'manage roster');
  const personId = params.person ?? '';
  const person = await rosterPerson(context.db, asker.offering, personId, asker.at);
  if (person === null) throw notFound();
  const form = await request.formData();
  const role = staffRoles.find((known) => known === form.get('role'));
  const typed = {
    number: textOf(form, 'number'),
    section: textOf(form, 'section'),
    group: textOf(form, 'group'),
  };
  const changed =
    role === undefined
      ? await changeListEntry(context, asker, { personId, ...typed })
      : await changeStaffRole(context, asker, { personId, role });
  if (changed.ok) return redirect(`/${asker.offering}/staff/roster/${personId}?saved`);
  const status = changed.because === 'not allowed' ? 403 : 422;
  return data({ because: changed.because, typed: role === undefined ? typed : null }, { status });
}

/** One person: where they stand, what can be set, and how it came to be. */
export default function RosterPersonPage() {
  const { slug, code, zone, person, appoints, saved } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('roster');
  const { name, pronouns, email, role, since, listed } = person;
  return (
    <Page
      eyebrow={<Link to={`/${slug}/staff/roster`}>{`${code} · ${t('title')}`}</Link>}
      title={<bdi>{name}</bdi>}
      width="read"
    >
      {saved && answer === undefined && <Notice tone="done">{t('saved')}</Notice>}
      <div className={classes.person}>
        <Avatar name={name} size={56} />
        <div>
          <p className={classes.who}>
            {t(`is_${role}`)}, {t('sinceWhen')} <Moment at={since} zone={zone} />
          </p>
          <p className={classes.soft}>
            {[pronouns, email, !listed && t('unlisted')].filter(Boolean).join(' · ')}
          </p>
        </div>
      </div>
      <ListEntryForm person={person} because={answer?.because} typed={answer?.typed ?? null} />
      {appoints && <StaffRoleForm role={role} because={answer?.because} />}
      <PersonHistory person={person} zone={zone} />
    </Page>
  );
}
