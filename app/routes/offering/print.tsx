import { Button, Group } from '@mantine/core';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { DocumentView } from '#app/domain/projects/document/components/document-view.tsx';
import { PageCount } from '#app/domain/projects/document/paper/components/page-count.tsx';
import {
  askedText,
  printPath,
} from '#app/domain/projects/document/paper/printed-document.server.ts';
import { PrintedSheet } from '#app/domain/projects/document/paper/components/printed-sheet.tsx';
import { printedHead } from '#app/domain/projects/document/paper/printed-head.server.ts';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { notFound, requirePermission } from '#app/web/require-role.ts';
import classes from './print.module.css';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'see dashboard');
  const printed = await askedText(context, asker, params, request.url);
  if (printed === null) throw notFound();
  return {
    ...{ project: printed.project, version: printed.version, limit: printed.plan.pages },
    ...{ content: printed.content, formulas: printed.formulas, figures: printed.figures },
    ...printedHead(context.course, asker.offering, printed, context.language),
    path: printPath(asker.offering, { ...printed, version: null }).replace(/\/print$/, ''),
    pdf: context.printer === null ? ('none' as const) : refusalIn(request.url),
    name: `${printed.plan.title[context.language]} · ${printed.project.title}`,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.name ?? 'Practicum' },
];

/** Why no PDF was made, when the way to it has led here. */
function refusalIn(url: string): 'busy' | 'failed' | null {
  const asked = new URL(url).searchParams.get('pdf');
  return asked === 'busy' || asked === 'failed' ? asked : null;
}

/** A stage's text as it comes out of a printer. */
export default function PrintPage() {
  const { project, version, limit, content, formulas, figures, paper, head, running, path, pdf } =
    useLoaderData<typeof loader>();
  const { t } = useTranslation('paper');
  const sheet = useRef<HTMLDivElement>(null);
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
          <Button variant={pdf === 'none' ? 'filled' : 'default'} onClick={() => window.print()}>
            {t('print')}
          </Button>
          {pdf !== 'none' && (
            <Button component="a" href={`${path}/text.pdf${which}`}>
              {t('pdf')}
            </Button>
          )}
        </Group>
      }
      printsHead={false}
    >
      {pdf !== null && (
        <div className={classes.notice}>
          <Notice tone={pdf === 'none' ? 'plain' : 'soon'}>{t(`noPdf.${pdf}`)}</Notice>
        </div>
      )}
      <div className={classes.count}>
        <PageCount sheet={sheet} head={head} paper={paper} limit={limit} />
      </div>
      <PrintedSheet head={head} paper={paper} running={running}>
        <div ref={sheet}>
          <DocumentView content={content} formulas={formulas} figures={figures} />
        </div>
      </PrintedSheet>
    </Page>
  );
}
