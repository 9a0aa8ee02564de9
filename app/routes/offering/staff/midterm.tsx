import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { WhenAndWhat } from '#app/domain/question-bank/components/when-and-what.tsx';
import { DrawForm } from '#app/domain/gradebook/midterm/components/draw-form.tsx';
import classes from '#app/domain/gradebook/midterm/components/draw.module.css';
import {
  DrawnPapers,
  EarlierDraws,
} from '#app/domain/gradebook/midterm/components/drawn-papers.tsx';
import { answerDrawForm, type DrawAnswer } from '#app/domain/gradebook/midterm/draw-form.server.ts';
import { staffMidterm } from '#app/domain/gradebook/midterm/staff-midterm.server.ts';
import { translator } from '#app/i18n/translator.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { headOf } from '#app/ui/head.ts';
import { alsoWhenChanged, sendOrNotReached, type NotReached } from '#app/ui/not-reached.ts';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { badRequest, notFound, requirePermission } from '#app/web/require-role.ts';

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'draw midterm');
  const midterm = await staffMidterm(context, asker);
  if (midterm === null) throw notFound();
  const { slug, code, term, zone } = context.course.offering(asker.offering);
  const t = translator(context.language, 'draw');
  return {
    ...{ slug, code, zone, midterm },
    drawn: new URL(request.url).searchParams.get('drawn') === 'yes',
    head: {
      title: `${t('title')} · ${code} ${term[context.language]}`,
      description: t('description'),
    },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

/** Draws the papers; refused, what was typed stays. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'draw midterm');
  const answer = await answerDrawForm(context, asker, await request.formData());
  if (answer === null) throw badRequest();
  if (!answer.ok && answer.because === 'not found') throw notFound();
  if (!answer.ok) return data(answer, { status: 422 });
  throw redirect(`/${asker.offering}/staff/midterm?drawn=yes`);
}

export { sendOrNotReached as clientAction, alsoWhenChanged as shouldRevalidate };

const atField: readonly string[] = ['no seed', 'seed too long', 'no reason', 'reason too long'];

/** What the midterm asks: drawn by the published rule, printed from here. */
export default function StaffMidterm() {
  const { slug, code, zone, midterm, drawn } = useLoaderData<typeof loader>();
  const answer = useActionData<DrawAnswer | NotReached>();
  const { t } = useTranslation('draw');
  const refusal = answer?.ok === false ? answer : null;
  const refused = refusal !== null && 'typed' in refusal ? refusal : null;
  const { asks, minutes } = midterm.midterm;
  return (
    <Page
      eyebrow={<Link to={`/${slug}/midterm`}>{`${code} · ${t('bank')}`}</Link>}
      title={t('title')}
      lead={<WhenAndWhat midterm={midterm.midterm} zone={zone} />}
    >
      <div className={classes.notice}>
        {refusal !== null && !atField.includes(refusal.because) && (
          <Notice tone="late">{t(`refused.${refusal.because}`)}</Notice>
        )}
        {refusal === null && drawn && <Notice tone="done">{t('done')}</Notice>}
      </div>
      <div className={classes.draw}>
        {midterm.drawn === null ? (
          <EmptyState title={t('nothing')}>{t('nothingText')}</EmptyState>
        ) : (
          <DrawnPapers offering={slug} drawn={midterm.drawn} zone={zone} />
        )}
        <section aria-labelledby="draw">
          <h2 id="draw">{t(midterm.drawn === null ? 'draw' : 'drawAgain')}</h2>
          <p className={classes.rule}>{t('rule', { count: asks, minutes })}</p>
          {midterm.open ? (
            <DrawForm offering={slug} midterm={midterm} refused={refused} />
          ) : (
            <p className={classes.soft}>{t('closed')}</p>
          )}
        </section>
        <EarlierDraws earlier={midterm.earlier} zone={zone} />
      </div>
    </Page>
  );
}
