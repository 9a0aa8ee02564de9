import { Button } from '@mantine/core';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useLateWords } from '#app/domain/calendar/components/late-words.ts';
import { HomeworkList, type HomeworkRow } from '#app/domain/homework/components/homework-list.tsx';
import { courseHomework } from '#app/domain/homework/course-homework.server.ts';
import { ownHomework } from '#app/domain/homework/own-homework.server.ts';
import { isOpen, ownDue, ownStateOf } from '#app/domain/homework/own-state.ts';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { translator } from '#app/i18n/translator.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { headOf } from '#app/ui/head.ts';
import { Page } from '#app/ui/page.tsx';
import { askerIn } from '#app/web/require-role.ts';

export async function loader({ context, params }: LoaderFunctionArgs) {
  const asker = askerIn(context, params.offering);
  const { slug, code, term, zone, archived, policy } = context.course.offering(asker.offering);
  const [homework, work] = await Promise.all([
    courseHomework(context, asker),
    ownHomework(context, asker),
  ]);
  const rows = homework.map((one): HomeworkRow => ({ ...one, own: ownStateOf(work, one.slug) }));
  const t = translator(context.language, 'homework');
  return {
    ...{ slug, code, term, zone, rows, kind: work.kind },
    ...{ late: policy.late, weight: policy.weights.homework },
    strongScore: policy.strongScore,
    next: archived ? null : (rows.find((row) => waits(row, asker.at))?.slug ?? null),
    head: {
      title: `${t('title')} · ${code} ${term[context.language]}`,
      description: t('description'),
    },
  };
}

/** It is out, and the reader can still hand it in and has not. */
function waits({ own, due, readable }: HomeworkRow, now: Date): boolean {
  const handedIn = own.kind !== 'none' && own.homework.handedIn !== null;
  return readable.statement && !handedIn && isOpen(own, ownDue(own, due), now);
}

export const meta: MetaFunction<typeof loader> = headOf;

/** The homeworks of the term, and how the reader stands with each. */
export default function Homeworks() {
  const { slug, code, term, zone, rows, next, kind, strongScore, ...course } =
    useLoaderData<typeof loader>();
  const { t } = useTranslation('homework');
  const say = useSay();
  const { weight } = course;
  const late = useLateWords(course.late);
  return (
    <Page
      eyebrow={`${code} · ${say(term)}`}
      title={t('title')}
      lead={t(`lead.${kind}`, { weight, name: late.name, policy: late.policy })}
      action={
        next !== null && (
          <Button component={Link} to={`/${slug}/homework/${next}`}>
            {t('openNext', { name: next.toUpperCase() })}
          </Button>
        )
      }
    >
      {rows.length === 0 ? (
        <EmptyState title={t('none')}>{t('noneText')}</EmptyState>
      ) : (
        <HomeworkList offering={slug} zone={zone} homework={rows} strongScore={strongScore} />
      )}
    </Page>
  );
}
