import { useTranslation } from 'react-i18next';
import { dayAndTimeText, momentText } from '#app/domain/calendar/moment.ts';
import { asLanguage } from '#app/i18n/languages.ts';
import type { OpenAnnouncement } from '../staff-announcements.server.ts';
import classes from './readers.module.css';

type ReadersProps = {
  readers: OpenAnnouncement['readers'];
  /** The offering's zone. */
  zone: string;
};

/** Who was told, and when each opened it. Thousands may be: no row is a component of its own. */
export function Readers({ readers, zone }: ReadersProps) {
  const { t, i18n } = useTranslation('announcements');
  const language = asLanguage(i18n.language) ?? 'en';
  const notSeen = t('staff.notSeen');
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
                {seenAt === null ? (
                  notSeen
                ) : (
                  <time dateTime={seenAt.toISOString()} title={momentText(seenAt, zone, language)}>
                    {dayAndTimeText(seenAt, zone, language)}
                  </time>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
