import { Button } from '@mantine/core';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { DocumentView } from '#app/domain/projects/document/components/document-view.tsx';
import { PrintedSheet } from '#app/domain/projects/document/paper/components/printed-sheet.tsx';
import { CodeLink } from '#app/domain/projects/gallery/components/gallery-list.tsx';
import classes from '#app/domain/projects/gallery/components/gallery.module.css';
import { publicReport } from '#app/domain/projects/gallery/public-gallery.server.ts';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { headOf } from '#app/ui/head.ts';
import { Page } from '#app/ui/page.tsx';
import { askerIn, notFound } from '#app/web/require-role.ts';

export async function loader({ context, params }: LoaderFunctionArgs) {
  const asker = askerIn(context, params.offering);
  const report = await publicReport(context.db, context.course, asker, params.project ?? '');
  if (report === null) throw notFound();
  const { code, term, project } = context.course.offering(asker.offering);
  return {
    ...{ report, term, offering: asker.offering, paper: project.paper },
    courseCode: code,
    head: { title: `${report.title} · ${code}`, description: report.abstract },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

/** A report as its team handed it in and all of them agreed to show: to be read and printed. */
export default function GalleryReport() {
  const { report, term, courseCode, offering, paper } = useLoaderData<typeof loader>();
  const { t } = useTranslation('gallery');
  const say = useSay();
  const { title, authors, abstract, code, content, formulas, figures } = report;
  const head = { title, team: authors, stage: `${courseCode}, ${say(term)}` };
  return (
    <Page
      eyebrow={<Link to={`/${offering}/gallery`}>{t('toGallery')}</Link>}
      title={title}
      {...(abstract !== '' && { lead: abstract })}
      action={<Button onClick={() => window.print()}>{t('print')}</Button>}
      printsHead={false}
    >
      {code !== '' && (
        <p className={classes.head}>
          <CodeLink code={code} title={title} />
        </p>
      )}
      <PrintedSheet head={head} paper={paper}>
        <DocumentView content={content} formulas={formulas} figures={figures} />
      </PrintedSheet>
    </Page>
  );
}
