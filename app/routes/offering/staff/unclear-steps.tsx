import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { HeatMap } from '#app/domain/question-bank/unclear/components/heat-map.tsx';
import classes from '#app/domain/question-bank/unclear/components/unclear-steps.module.css';
import { heatOrder, heatOrders } from '#app/domain/question-bank/unclear/heat-map.ts';
import { staffUnclearSteps } from '#app/domain/question-bank/unclear/staff-unclear-steps.server.ts';
import { translator } from '#app/i18n/translator.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { headOf } from '#app/ui/head.ts';
import { Page } from '#app/ui/page.tsx';
import { notFound, requirePermission } from '#app/web/require-role.ts';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'see unclear steps');
  const order = heatOrder(new URL(request.url).searchParams);
  const unclear = await staffUnclearSteps(context, asker, order);
  if (unclear === null) throw notFound();
  const { slug, code } = context.course.offering(asker.offering);
  const t = translator(context.language, 'unclear');
  return {
    ...{ slug, code, order, unclear },
    head: { title: `${t('title')} · ${code}`, description: t('lead') },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

/** Which steps of the bank's derivations people do not understand, without their names. */
export default function UnclearStepsPage() {
  const { slug, code, order, unclear } = useLoaderData<typeof loader>();
  const { t } = useTranslation('unclear');
  return (
    <Page
      eyebrow={
        <>
          {code} · <Link to={`/${slug}/midterm`}>{t('bank')}</Link>
        </>
      }
      title={t('title')}
      lead={t('lead')}
    >
      {unclear.most === 0 ? (
        <EmptyState title={t('none')}>{t('noneText')}</EmptyState>
      ) : (
        <>
          <nav className={classes.orders} aria-label={t('order.label')}>
            {heatOrders.map((each) => (
              <Link
                key={each}
                to={each === 'most' ? '?' : `?order=${each}`}
                aria-current={each === order ? 'true' : undefined}
                replace
                preventScrollReset
              >
                {t(`order.${each}`)}
              </Link>
            ))}
          </nav>
          <HeatMap offering={slug} {...unclear} />
        </>
      )}
    </Page>
  );
}
