import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData, type ClientLoaderFunctionArgs } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import { readableHomework } from '#app/domain/homework/course-homework.server.ts';
import { ReadIn } from '#app/domain/syllabus/components/read-in.tsx';
import { preloadRendered, Rendered } from '#app/domain/syllabus/components/rendered.tsx';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { readingMode } from '#app/domain/syllabus/reading.ts';
import { workTitle } from '#app/domain/syllabus/work-title.ts';
import { translator } from '#app/i18n/translator.ts';
import { headOf } from '#app/ui/head.ts';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { askerIn, notFound } from '#app/web/require-role.ts';
import classes from './homework.module.css';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = askerIn(context, params.offering);
  const { slug, code, term, zone } = context.course.offering(asker.offering);
  const readable = await readableHomework(context, asker, params.homework ?? '');
  const solutions = readable?.texts.solutions;
  if (readable === null || solutions == null) throw notFound();
  const { homework } = readable;
  const { language } = context;
  const mode = readingMode(new URL(request.url).searchParams.get('read'), language);
  const t = translator(language, 'homework');
  const name = workTitle(homework.slug, homework.title[language]);
  return {
    offering: { slug, code, term, zone },
    homework,
    mode,
    notes: await context.content.notes(solutions, mode),
    bilingual: solutions.notes.zh !== null,
    head: { title: `${t('solutionsOf', { name })} · ${code}`, description: t('solutionsLead') },
  };
}

/** Entered from another page, the text is fetched before it is shown: nothing jumps. */
export async function clientLoader({ serverLoader }: ClientLoaderFunctionArgs) {
  const data = await serverLoader<typeof loader>();
  if (data.notes !== null) await preloadRendered(data.notes.hash);
  return data;
}

export const meta: MetaFunction<typeof loader> = headOf;

/** Solutions to a homework: to be read when nobody can hand it in any more. */
export default function Solutions() {
  const { offering, homework, mode, notes, bilingual } = useLoaderData<typeof loader>();
  const { t } = useTranslation('homework');
  const say = useSay();
  const { slug, code, term, zone } = offering;
  const { out } = homework;
  const name = workTitle(homework.slug, say(homework.title));
  return (
    <Page
      eyebrow={
        <>
          {code} · {say(term)} · <Link to={`/${slug}/homework/${homework.slug}`}>{name}</Link>
        </>
      }
      title={t('solutionsOf', { name: homework.slug.toUpperCase() })}
      lead={t('solutionsLead')}
      width={mode === 'both' ? 'work' : 'read'}
    >
      <div className={classes.task}>
        {!out.solutions && (
          <Notice tone="soon">
            {t('solutionsNotOut')} <Moment at={out.solutionsFrom} zone={zone} />
          </Notice>
        )}
        {bilingual && <ReadIn mode={mode} />}
        {notes !== null && <Rendered hash={notes.hash} />}
      </div>
    </Page>
  );
}
