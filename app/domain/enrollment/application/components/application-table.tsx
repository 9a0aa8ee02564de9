import { Button } from '@mantine/core';
import { Form, Link, useNavigation } from '@remix-run/react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import { ScrollTable } from '#app/ui/scroll-table.tsx';
import type { ApplicationLine } from '../staff-applications.server.ts';
import classes from './application-list.module.css';
import { StateWord } from './state-word.tsx';

type ApplicationTableProps = {
  offering: string;
  zone: string;
  lines: readonly ApplicationLine[];
  /** The filter, carried on to each application. */
  search: string;
};

/** Applications as lines; several can be chosen to prepare the same outcome for them. */
export function ApplicationTable({ offering, zone, lines, search }: ApplicationTableProps) {
  const { t } = useTranslation('applications');
  const navigation = useNavigation();
  const form = useRef<HTMLFormElement>(null);
  const [selected, setSelected] = useState(0);
  const boxes = () => [
    ...(form.current?.querySelectorAll<HTMLInputElement>('input[name="application"]') ?? []),
  ];
  const count = () => setSelected(boxes().filter(({ checked }) => checked).length);
  const selectAll = (on: boolean) => {
    for (const box of boxes()) box.checked = on;
    count();
  };
  return (
    <Form method="post" ref={form} onChange={count} preventScrollReset>
      <ScrollTable label={t('staff.title')} className={classes.table}>
        <thead>
          <tr>
            <th scope="col" className={classes.box}>
              <input
                type="checkbox"
                aria-label={t('staff.selectAll')}
                onChange={(event) => selectAll(event.currentTarget.checked)}
              />
            </th>
            <th scope="col">{t('staff.column.name')}</th>
            <th scope="col" className={classes.wide}>
              {t('staff.column.applied')}
            </th>
            <th scope="col" className={classes.number}>
              {t('staff.column.own')}
            </th>
            <th scope="col" className={`${classes.wide} ${classes.number}`}>
              {t('staff.column.mean')}
            </th>
            <th scope="col" className={`${classes.wide} ${classes.number}`}>
              {t('staff.column.reviews')}
            </th>
            <th scope="col">{t('staff.column.outcome')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <td className={classes.box}>
                {line.role === 'applicant' && (
                  <input
                    type="checkbox"
                    name="application"
                    value={line.id}
                    aria-label={t('staff.column.select', { name: line.name })}
                  />
                )}
              </td>
              <th scope="row">
                <Link to={`/${offering}/staff/applications/${line.id}${search}`}>{line.name}</Link>{' '}
                <span className={classes.email}>{line.email}</span>
              </th>
              <td className={`${classes.wide} ${classes.applied}`}>
                <Moment at={line.appliedAt} zone={zone} distance={false} />
              </td>
              <td className={classes.number}>{line.own ?? '–'}</td>
              <td className={`${classes.wide} ${classes.number}`}>
                <Mean line={line} />
              </td>
              <td className={`${classes.wide} ${classes.number}`}>{line.reviews}</td>
              <td>
                <StateWord line={line} />
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      <div className={classes.batch}>
        <p role="status">{t('staff.selected', { count: selected })}</p>
        <div className={classes.buttons}>
          {(['offer', 'waitlist', 'refuse', 'none'] as const).map((outcome) => (
            <Button
              key={outcome}
              type="submit"
              name="outcome"
              value={outcome}
              variant={outcome === 'none' ? 'subtle' : 'default'}
              disabled={navigation.state === 'submitting'}
            >
              {t(`staff.prepare.${outcome}`)}
            </Button>
          ))}
        </div>
      </div>
    </Form>
  );
}

/** The mean once one has scored oneself; where the scores are far apart, a word says so. */
function Mean({ line: { mean, reviews, disagrees } }: { line: ApplicationLine }) {
  const { t, i18n } = useTranslation('applications');
  if (mean === null) {
    return reviews === 0 ? '–' : <span className={classes.soft}>{t('staff.hidden')}</span>;
  }
  const said = mean.toLocaleString(i18n.language, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  return disagrees ? (
    <>
      {said} <span className={classes.disagrees}>{t('staff.disagrees')}</span>
    </>
  ) : (
    said
  );
}
