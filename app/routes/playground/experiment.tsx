import {
  data as answered,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Laboratory } from '#app/domain/experiments/components/laboratory.tsx';
import { sharedModel } from '#app/domain/experiments/kept-model.server.ts';
import { answerRunForm } from '#app/domain/experiments/run-form.server.ts';
import { sendOrNotReached } from '#app/ui/not-reached.ts';
import { Page } from '#app/ui/page.tsx';
import { bodyWithin } from '#app/web/body-within.ts';
import { badRequest, notFound } from '#app/web/require-role.ts';
import { findExperiment } from '#playground/catalog.ts';
import { byGroup } from '#playground/catalog/control-groups.ts';
import { largestModel } from '#playground/views/largest-model.ts';
import classes from './playground.module.css';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { db, language, viewer } = context;
  const experiment = findExperiment(params.experiment ?? '');
  if (experiment === undefined) throw new Response(null, { status: 404 });
  const key = new URL(request.url).searchParams.get('model');
  const { slug, title, lookAt, yardstick, floor, paper, controls } = experiment;
  return {
    slug,
    paper,
    signedIn: viewer !== null,
    shared: key === null ? null : { model: await sharedModel(db, key, experiment.slug) },
    title: title[language],
    lookAt: lookAt.map((sentence) => sentence[language]),
    yardstick: yardstick[language],
    floor: { name: floor.name[language], explanation: floor.explanation[language] },
    controls: controls.map(({ key, group, label, hint }) => ({
      key,
      group,
      label: label[language],
      hint: hint[language],
    })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data === undefined ? 'Practicum' : `${data.title} · Practicum` },
  { name: 'description', content: data?.lookAt.join(' ') ?? '' },
];

/** Bytes of a form that brings no model, at most. */
const smallForm = 2 ** 16;

/** Keeps a run. Being led to the sign-in page would take the note along, so that is only said. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  if (findExperiment(params.experiment ?? '') === undefined) throw notFound();
  const { viewer, clock } = context;
  if (viewer === null) return answered({ ok: false, because: 'signed out' } as const, 401);
  const announced = Number(request.headers.get('Content-Length') ?? Infinity);
  if (announced > smallForm && !(await context.limits.upload.take(viewer.id))) {
    return answered({ ok: false, because: 'too often' } as const, 429);
  }
  const bytes = await bodyWithin(request, largestModel + smallForm);
  if (bytes === null) return answered({ ok: false, because: 'too large' } as const, 413);
  const form = await new Response(bytes, { headers: request.headers }).formData();
  form.set('experiment', params.experiment ?? '');
  form.delete('keptAt');
  const asked = form.get('intent') === 'keep';
  const own = { personId: viewer.id, at: clock.now(), now: new Date() };
  const answer = asked ? await answerRunForm(context, own, form) : null;
  if (answer === null) throw badRequest();
  return answered(answer, answer.ok ? 200 : 422);
}

export { sendOrNotReached as clientAction };

/** An experiment: what to look at, the instrument, and what is behind it. */
export default function ExperimentPage() {
  const { slug, title, lookAt, signedIn, shared } = useLoaderData<typeof loader>();
  const { t } = useTranslation('playground');
  return (
    <Page title={title} eyebrow={<Link to="/playground">{t('title')}</Link>}>
      <ol className={classes.lookAt} aria-label={t('lookAt')}>
        {lookAt.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
      <Laboratory key={shared?.model?.key} slug={slug} signedIn={signedIn} shared={shared} />
      <About />
    </Page>
  );
}

function About() {
  const { controls, floor, yardstick, paper } = useLoaderData<typeof loader>();
  const { t } = useTranslation('playground');
  return (
    <section className={classes.about} aria-label={t('about')}>
      <div>
        <h2>{t('controls')}</h2>
        {byGroup(controls).map((one) => (
          <div key={one.group} className={classes.group}>
            <h3>{t(one.group)}</h3>
            <dl>
              {one.controls.map(({ key, label, hint }) => (
                <div key={key}>
                  <dt>{label}</dt>
                  <dd>{hint}</dd>
                </div>
              ))}
            </dl>
          </div>
        ))}
      </div>
      <div className={classes.behind}>
        <h2>{t('floor')}</h2>
        <p>
          <strong>{floor.name}.</strong> {floor.explanation}
        </p>
        <h2>{t('homework')}</h2>
        <p>{yardstick}</p>
        <h2>{t('paper')}</h2>
        <p lang="en">
          {paper.authors.join(', ')} ({paper.year}). <a href={paper.url}>{paper.title}</a>.
        </p>
        <p>{t('private')}</p>
      </div>
    </section>
  );
}
