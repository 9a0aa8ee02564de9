import { Button } from '@mantine/core';
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { chooseMarkers } from '#app/domain/gradebook/grading/choose-markers.server.ts';
import {
  PartTable,
  WorkFilter,
  WorkTable,
} from '#app/domain/gradebook/grading/components/grading-list.tsx';
import { MarkersForm } from '#app/domain/gradebook/grading/components/markers-form.tsx';
import { shownWorks } from '#app/domain/gradebook/grading/grading-list.ts';
import { deskPath } from '#app/domain/gradebook/grading/grading-places.ts';
import { staffGrading } from '#app/domain/gradebook/grading/staff-grading.server.ts';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { workTitle } from '#app/domain/syllabus/work-title.ts';
import { translator } from '#app/i18n/translator.ts';
import { headOf } from '#app/ui/head.ts';
import { PageLinks } from '#app/ui/page-links.tsx';
import { pageNumber } from '#app/ui/page-number.ts';
import { Page } from '#app/ui/page.tsx';
import { badRequest, notFound, requirePermission } from '#app/web/require-role.ts';

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'grade');
  const { slug, zone } = context.course.offering(asker.offering);
  const search = new URL(request.url).searchParams;
  const show = shownWorks.find((each) => each === search.get('show')) ?? 'all';
  const grading = await staffGrading(context.db, context.course, asker, params.homework ?? '', {
    ...{ show, part: search.get('part'), page: pageNumber(search) },
  });
  if (grading === null) throw notFound();
  const t = translator(context.language, 'grading');
  return {
    ...{ slug, zone, grading, show },
    head: {
      title: `${workTitle(grading.slug, grading.title[context.language])} · ${t('title')}`,
      description: t('description'),
    },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

const markersForm = z.object({ part: z.string().max(100), people: z.array(z.uuid()).max(200) });

/** Says who marks a part. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'grade');
  const form = await request.formData();
  const asked = markersForm.safeParse({ part: form.get('part'), people: form.getAll('person') });
  if (!asked.success) throw badRequest();
  const homework = params.homework ?? '';
  const chosen = await chooseMarkers(context, asker, { homework, ...asked.data });
  if (!chosen.ok) throw notFound();
  return redirect(`/${asker.offering}/staff/grading/${homework}`);
}

/** How far one homework's marking is: part by part, and work by work. */
export default function GradingHomework() {
  const { slug, zone, grading, show } = useLoaderData<typeof loader>();
  const { t } = useTranslation('grading');
  const say = useSay();
  const { total, scored, waiting, begin, works, part } = grading;
  return (
    <Page
      eyebrow={<Link to={`/${slug}/staff/grading`}>{t('title')}</Link>}
      title={workTitle(grading.slug, say(grading.title))}
      lead={t('howFar', { count: total, scored, waiting })}
      action={
        begin !== null && (
          <Button
            component={Link}
            to={deskPath(slug, grading.slug, begin, { onlyPart: part !== null })}
          >
            {t(waiting === total ? 'begin' : 'goOn')}
          </Button>
        )
      }
    >
      <PartTable grading={grading} />
      <MarkersForm grading={grading} />
      <WorkFilter grading={grading} show={show} />
      <WorkTable {...{ grading, zone }} offering={slug} />
      <PageLinks page={works.page} pages={works.pages} />
    </Page>
  );
}
