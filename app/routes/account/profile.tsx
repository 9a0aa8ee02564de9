import { Button, NativeSelect, TextInput } from '@mantine/core';
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { zoneChoices } from '#app/domain/calendar/zone-choices.ts';
import { changeProfile } from '#app/domain/people/change-profile.server.ts';
import { ownProfile } from '#app/domain/people/own-profile.server.ts';
import { translator } from '#app/i18n/translator.ts';
import { Avatar } from '#app/ui/avatar.tsx';
import { headOf } from '#app/ui/head.ts';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { textOf } from '#app/web/form.ts';
import { rememberLanguage } from '#app/web/locale.ts';
import { requirePerson } from '#app/web/require-role.ts';
import classes from './account.module.css';

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { id } = requirePerson(context, request);
  const t = translator(context.language, 'account');
  return {
    profile: await ownProfile(context.db, id),
    zones: zoneChoices(context.clock.now()),
    saved: new URL(request.url).searchParams.has('saved'),
    head: { title: t('profile.title'), description: t('profile.lead') },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

export async function action({ context, request }: ActionFunctionArgs) {
  const { id } = requirePerson(context, request);
  const form = await request.formData();
  const typed = {
    name: textOf(form, 'name'),
    pronouns: textOf(form, 'pronouns'),
    language: textOf(form, 'language'),
    zone: textOf(form, 'zone'),
  };
  const changed = await changeProfile(context.db, id, typed, context.clock.now());
  if (!changed.ok) return data({ typed, problem: changed.because }, { status: 422 });
  const secure = context.origin.startsWith('https:');
  const headers = { 'Set-Cookie': rememberLanguage(changed.profile.language, secure) };
  return redirect('/account?saved', { headers });
}

/** Name, pronouns, language and zone. Saved by loading the page anew: the language may be another. */
export default function Profile() {
  const { profile, zones, saved } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('account');
  const busy = useNavigation().state === 'submitting';
  const shown = answer?.typed ?? profile;
  const said = (key: keyof NonNullable<typeof answer>['problem']) => {
    const problem = answer?.problem[key];
    return problem === undefined ? undefined : t(`profile.${problem}`);
  };
  return (
    <Page title={t('profile.title')} lead={t('profile.lead')} width="read">
      {saved && answer === undefined && <Notice tone="done">{t('profile.saved')}</Notice>}
      <div className={classes.who}>
        <Avatar name={profile.name} size={56} />
        <p>
          <span className={classes.name}>{profile.name}</span>
          {profile.pronouns !== '' && <span className={classes.soft}> {profile.pronouns}</span>}
        </p>
      </div>
      <Form
        method="post"
        action="/account?index"
        className={classes.form}
        noValidate
        reloadDocument
      >
        <TextInput
          name="name"
          label={t('profile.name')}
          description={t('profile.nameHint')}
          autoComplete="name"
          defaultValue={shown.name}
          error={said('name')}
        />
        <TextInput
          name="pronouns"
          label={t('profile.pronouns')}
          description={t('profile.pronounsHint')}
          autoComplete="off"
          defaultValue={shown.pronouns}
          error={said('pronouns')}
        />
        <NativeSelect
          name="language"
          label={t('profile.language')}
          description={t('profile.languageHint')}
          defaultValue={shown.language}
          error={said('language')}
          data={[
            { value: '', label: t('profile.asBrowser') },
            { value: 'en', label: 'English' },
            { value: 'zh', label: '中文' },
          ]}
        />
        <NativeSelect
          name="zone"
          label={t('profile.zone')}
          description={t('profile.zoneHint')}
          defaultValue={shown.zone}
          error={said('zone')}
          data={[{ value: '', label: t('profile.asBrowser') }, ...zones]}
        />
        <Button type="submit" loading={busy} className={classes.submit}>
          {t('profile.save')}
        </Button>
      </Form>
    </Page>
  );
}
