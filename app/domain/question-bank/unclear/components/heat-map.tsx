import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { ScrollTable } from '#app/ui/scroll-table.tsx';
import { heatOf } from '../heat-map.ts';
import type { UnclearSteps } from '../staff-unclear-steps.server.ts';
import classes from './heat-map.module.css';

type HeatMapProps = UnclearSteps & { offering: string };

/** Questions and their steps, each darker the more people do not understand it. */
export function HeatMap({ offering, rows, columns, most }: HeatMapProps) {
  const { t } = useTranslation('unclear');
  const say = useSay();
  const numbers = Array.from({ length: columns }, (_, index) => index + 1);
  return (
    <ScrollTable label={t('map')} className={classes.map}>
      <thead>
        <tr>
          <th scope="col">{t('question')}</th>
          {numbers.map((step) => (
            <th key={step} scope="col" className={classes.step} aria-label={t('step', { step })}>
              {step}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ question: { slug, title }, counts }) => {
          const at = `/${offering}/midterm/${slug}`;
          return (
            <tr key={slug}>
              <th scope="row">
                <Link to={at}>{say(title)}</Link>
              </th>
              {numbers.map((step) => {
                const count = counts[step - 1];
                return count === undefined ? (
                  <td key={step} />
                ) : (
                  <td key={step} className={classes.cell} data-heat={heatOf(count, most)}>
                    <Link
                      to={`${at}?steps=open#step-${step}`}
                      aria-label={t('cell', { step, count })}
                    >
                      {count}
                    </Link>
                  </td>
                );
              })}
            </tr>
          );
        })}
      </tbody>
    </ScrollTable>
  );
}
