import { Button, Group } from '@mantine/core';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { DocumentView } from '#app/domain/projects/document/components/document-view.tsx';
import { PageCount } from '#app/domain/projects/document/paper/components/page-count.tsx';
import {
  askedVersion,
  printedDocument,
} from '#app/domain/projects/document/paper/printed-document.server.ts';
import { PrintedSheet } from '#app/domain/projects/document/paper/components/printed-sheet.tsx';
import { stageName } from '#app/domain/projects/stage-name.ts';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { Page } from '#app/ui/page.tsx';
import { notFound, requirePermission } from '#app/web/require-role.ts';
import classes from './print.module.css';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'see dashboard');
  const stage = stageName(params.stage);
  if (stage === null) throw notFound();
  const address = { project: params.project ?? '', stage };
  const version = askedVersion(request.url);
  const printed = await printedDocument(context.db, context.course, asker, address, version);
  if (printed === null) throw notFound();
  return {
    ...printed,
    paper: context.course.offering(asker.offering).project.paper,
    path: `/${asker.offering}/projects/${printed.project.slug}/${stage}`,
    name: `${printed.plan.title[context.language]} · ${printed.project.title}`,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.name ?? 'Practicum' },
];

/** A stage's text as it comes out of a printer. */
export default function PrintPage() {
  const { project, team, plan, version, content, formulas, figures, paper, path } =
    useLoaderData<typeof loader>();
  const { t } = useTranslation('paper');
  const say = useSay();
  const sheet = useRef<HTMLDivElement>(null);
  const head = { title: project.title, team, stage: say(plan.title) };
  const which = version === null ? '' : `?version=${version}`;
  return (
    <Page
      eyebrow={<Link to={path}>{project.title}</Link>}
      title={version === null ? t('titleNow') : t('titleOf', { version })}
      action={
        <Group gap="sm">
          <Button component="a" href={`${path}/text.md${which}`} download variant="default">
            {t('markdown')}
          </Button>
          <Button onClick={() => window.print()}>{t('print')}</Button>
        </Group>
      }
      printsHead={false}
    >
      <div className={classes.count}>
        <PageCount sheet={sheet} head={head} paper={paper} limit={plan.pages} />
      </div>
      <PrintedSheet head={head} paper={paper}>
        <div ref={sheet}>
          <DocumentView content={content} formulas={formulas} figures={figures} />
        </div>
      </PrintedSheet>
    </Page>
  );
}
