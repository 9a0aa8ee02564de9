import { Button, TextInput } from '@mantine/core';
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Deadline, Moment } from '#app/domain/calendar/components/deadline.tsx';
import { useNow } from '#app/domain/calendar/components/now.tsx';
import { moveDemoClock } from '#app/domain/calendar/demo-clock.server.ts';
import { demoStart, targetOf, wallTimeOf } from '#app/domain/calendar/time-travel.ts';
import { courseDeadlines } from '#app/domain/syllabus/course-deadlines.server.ts';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { nextDeadline } from '#app/domain/syllabus/what-is-next.ts';
import { translator } from '#app/i18n/translator.ts';
import { headOf } from '#app/ui/head.ts';
import { Page } from '#app/ui/page.tsx';
import { notFound, requirePermission } from '#app/web/require-role.ts';
import classes from './time-machine.module.css';

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'move demo clock');
  if (!context.demo) throw notFound();
  const offering = context.course.offering(asker.offering);
  const next = nextDeadline(await courseDeadlines(context.db, offering), asker.at);
  const t = translator(context.language, 'staff');
  return {
    code: offering.code,
    zone: offering.zone,
    wall: wallTimeOf(asker.at, offering.zone),
    start: demoStart.toISOString(),
    next: next === undefined ? null : { title: next.title, due: next.due },
    head: { title: `${t('time.title')} · ${offering.code}`, description: t('time.description') },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

export async function action({ context, request, params }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'move demo clock');
  if (!context.demo) throw notFound();
  const { slug, zone } = context.course.offering(asker.offering);
  const form = await request.formData();
  const to = targetOf(
    { by: form.get('by'), to: form.get('to'), wall: form.get('wall') },
    asker.at,
    zone,
  );
  if (to === null) return data({ wrong: true }, { status: 422 });
  const move = { actor: asker.person.id, offering: slug, from: asker.at, to };
  await moveDemoClock(context.db, move);
  await context.jobs.nudge('portal.tick');
  return redirect(`/${slug}/staff/time-machine`);
}

const minute = 60_000;
const hour = 60 * minute;
const steps = [
  [hour, 'time.hour'],
  [24 * hour, 'time.day'],
  [7 * 24 * hour, 'time.week'],
] as const;

/** Moves the demo's clock, so that everything that depends on time can be seen. */
export default function TimeMachine() {
  const { code, zone, wall, start, next } = useLoaderData<typeof loader>();
  const wrong = useActionData<typeof action>()?.wrong === true;
  const { t } = useTranslation('staff');
  const say = useSay();
  return (
    <Page eyebrow={code} title={t('time.title')} lead={t('time.lead')} width="read">
      <p className={classes.shows}>{t('time.shows')}</p>
      <p className={classes.now}>
        <Moment at={useNow()} zone={zone} distance={false} />
      </p>
      <Form method="post" className={classes.jumps} aria-label={t('time.jump')}>
        {steps.map(([by, label]) => (
          <Button key={by} type="submit" variant="default" name="by" value={by}>
            {t(label)}
          </Button>
        ))}
        <Button type="submit" variant="default" name="to" value={start}>
          {t('time.start')}
        </Button>
      </Form>
      <section className={classes.deadline} aria-labelledby="next">
        <h2 id="next">{t('time.nextDeadline')}</h2>
        {next === null ? (
          <p>{t('time.noDeadline')}</p>
        ) : (
          <Form method="post" className={classes.jumps}>
            <p>
              <strong>{say(next.title)}</strong> <Deadline at={next.due} zone={zone} />
            </p>
            <Jump at={next.due} by={-minute} label={t('time.before')} />
            <Jump at={next.due} by={minute} label={t('time.after')} />
          </Form>
        )}
      </section>
      <Form method="post" className={classes.exact}>
        <TextInput
          key={wall}
          type="datetime-local"
          name="wall"
          defaultValue={wall}
          label={t('time.exact', { zone })}
          description={t('time.back')}
          error={wrong && t('time.wrong')}
          required
          withAsterisk={false}
        />
        <Button type="submit">{t('time.go')}</Button>
      </Form>
    </Page>
  );
}

function Jump({ at, by, label }: { at: Date; by: number; label: string }) {
  const to = new Date(at.getTime() + by).toISOString();
  return (
    <Button type="submit" variant="default" name="to" value={to}>
      {label}
    </Button>
  );
}
