import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenAnnouncement } from '../staff-announcements.server.ts';
import classes from './readers.module.css';

type ReadersProps = { readers: OpenAnnouncement['readers']; moment: (at: Date) => ReactNode };

/** Who was told, and when each opened it. */
export function Readers({ readers, moment }: ReadersProps) {
  const { t } = useTranslation('announcements');
  const seen = readers.filter(({ seenAt }) => seenAt !== null).length;
  return (
    <section aria-labelledby="readers">
      <h2 id="readers">{t('staff.readers')}</h2>
      <p className={classes.count}>{t('staff.seen', { seen, told: readers.length })}</p>
      <table className={classes.readers}>
        <thead>
          <tr>
            <th scope="col">{t('staff.name')}</th>
            <th scope="col">{t('staff.seenAt')}</th>
          </tr>
        </thead>
        <tbody>
          {readers.map(({ id, name, seenAt }) => (
            <tr key={id}>
              <td>{name}</td>
              <td className={classes.when}>
                {seenAt === null ? t('staff.notSeen') : moment(seenAt)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
