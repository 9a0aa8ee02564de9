import { Box, Button } from '@mantine/core';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Deadline } from '#app/domain/calendar/components/deadline.tsx';
import { RoundAnswers } from '#app/domain/projects/feedback/components/round-answers.tsx';
import { releaseRound } from '#app/domain/projects/feedback/release-round.server.ts';
import { commentsIn } from '#app/domain/projects/feedback/round-plan.ts';
import { roundMark, staffRound } from '#app/domain/projects/feedback/staff-round.server.ts';
import { stageName } from '#app/domain/projects/stage-name.ts';
import { translator } from '#app/i18n/translator.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { headOf } from '#app/ui/head.ts';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { textOf } from '#app/web/form.ts';
import { notFound, requirePermission } from '#app/web/require-role.ts';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'give feedback');
  const file = context.course
    .offering(asker.offering)
    .project.stages.find(({ stage }) => stage === stageName(params.stage));
  if (file === undefined) throw notFound();
  const plan = await staffRound(context.db, asker, file.stage);
  const title = file.title[context.language];
  return {
    ...{ plan, title, stage: file.stage, mark: roundMark(plan), offering: asker.offering },
    ...{ due: file.decideBy, zone: context.course.offering(asker.offering).zone },
    head: { title: `${translator(context.language, 'feedback')('round.title')} · ${title}` },
  };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'give feedback');
  const stage = stageName(params.stage);
  if (stage === null) throw notFound();
  const mark = textOf(await request.formData(), 'plan');
  const released = await releaseRound(context, asker, stage, mark);
  if (released.ok) for (const id of released.documents) context.collaboration.changed(id);
  return released;
}

export const meta: MetaFunction<typeof loader> = headOf;

/** What is held for a stage's round, team by team, and the button that tells exactly that. */
export default function RoundPage() {
  const { plan, title, stage, mark, offering, due, zone } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const busy = useNavigation().state === 'submitting';
  const { t } = useTranslation('feedback');
  const teams = plan.answers.length;
  return (
    <Page
      eyebrow={<Link to={`/${offering}/staff/queue`}>{t('backToQueue')}</Link>}
      title={t('round.title')}
      lead={
        <>
          {teams === 0
            ? title
            : `${title} · ${t('round.plan', { count: teams })} · ${t('round.comments', { count: commentsIn(plan) })}`}
          {due !== null && (
            <>
              {' · '}
              {t('round.due')} <Deadline at={due} zone={zone} />
            </>
          )}
        </>
      }
      action={
        teams > 0 && (
          <Form method="post">
            <input type="hidden" name="plan" value={mark} />
            <Button type="submit" size="md" loading={busy}>
              {t('round.release', { count: teams })}
            </Button>
          </Form>
        )
      }
    >
      {answer !== undefined && (
        <Box mb={20}>
          <Notice tone={answer.ok ? 'done' : 'late'}>
            {answer.ok
              ? answer.repeated
                ? t('round.repeated')
                : t('round.done', { count: answer.teams })
              : t(`round.refused.${answer.because}`)}
          </Notice>
        </Box>
      )}
      {teams === 0 && <EmptyState title={t('round.nothing')}>{t('round.nothingText')}</EmptyState>}
      <RoundAnswers
        plan={plan}
        to={(project) => `/${offering}/staff/queue/${project}/${stage}?show=all`}
      />
    </Page>
  );
}
