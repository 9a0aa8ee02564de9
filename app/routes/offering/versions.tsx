import { Button, NativeSelect } from '@mantine/core';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ComparedText } from '#app/domain/projects/document/components/compared-text.tsx';
import { comparedVersions } from '#app/domain/projects/document/compared-versions.server.ts';
import { stageName } from '#app/domain/projects/stage-name.ts';
import { translator } from '#app/i18n/translator.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { headOf } from '#app/ui/head.ts';
import { Page } from '#app/ui/page.tsx';
import { notFound, requirePermission } from '#app/web/require-role.ts';
import classes from './versions.module.css';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'see dashboard');
  const stage = stageName(params.stage);
  if (stage === null) throw notFound();
  const search = new URL(request.url).searchParams;
  const numberIn = (name: string) => Number(search.get(name)) || undefined;
  const address = { project: params.project ?? '', stage };
  const asked = { from: numberIn('from'), to: numberIn('to') };
  const compared = await comparedVersions(context.db, asker, address, asked);
  if (compared === null) throw notFound();
  const t = translator(context.language, 'projects');
  const { access, slug, title } = compared.project;
  const place = access === 'staff' ? 'staff/queue' : 'projects';
  return {
    ...compared,
    back: `/${asker.offering}/${place}/${slug}/${stage}`,
    head: { title: `${t('compare.title')} · ${title}` },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

/** What changed between two versions, word by word. */
export default function VersionsPage() {
  const { project, versions, compared, back } = useLoaderData<typeof loader>();
  const { t } = useTranslation('projects');
  const choices = versions.map(({ number, by }) => ({
    value: `${number}`,
    label: t('compare.choice', { version: number, by }),
  }));
  return (
    <Page eyebrow={<Link to={back}>{project.title}</Link>} title={t('compare.title')} width="read">
      {compared === null ? (
        <EmptyState title={t('compare.noneTitle')}>{t('compare.noneText')}</EmptyState>
      ) : (
        <>
          <Form className={classes.choose} key={`${compared.from}-${compared.to}`}>
            <NativeSelect
              name="from"
              label={t('compare.from')}
              data={choices}
              defaultValue={`${compared.from}`}
            />
            <NativeSelect
              name="to"
              label={t('compare.to')}
              data={choices}
              defaultValue={`${compared.to}`}
            />
            <Button type="submit" variant="default">
              {t('compare.show')}
            </Button>
          </Form>
          <p className={classes.legend}>
            <ins>{t('compare.inserted')}</ins> <del>{t('compare.deleted')}</del>{' '}
            <span>{t('compare.formatted')}</span>
          </p>
          <div className={classes.paper}>
            <ComparedText {...compared} />
          </div>
        </>
      )}
    </Page>
  );
}
