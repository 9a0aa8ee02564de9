import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import { TypedText } from '#app/domain/people/components/typed-text.tsx';
import type { OpenAnnouncement } from '../staff-announcements.server.ts';
import { Readers } from './readers.tsx';
import classes from './sent-announcement.module.css';

type SentAnnouncementProps = {
  announcement: Pick<OpenAnnouncement, 'urgent' | 'by' | 'readers'> & { sentAt: Date };
  /** For whom it was, in words. */
  audience: string;
  html: string;
  zone: string;
};

/** What was announced, and who has seen it. */
export function SentAnnouncement({ announcement, audience, html, zone }: SentAnnouncementProps) {
  const { t } = useTranslation('announcements');
  const { sentAt, urgent, by, readers } = announcement;
  return (
    <div className={classes.sent}>
      <p className={classes.soft}>
        {t('staff.sentAt')} <Moment at={sentAt} zone={zone} /> · {t('staff.for', { audience })}
        {urgent && ` · ${t('urgent')}`} · {t('by', { name: by })}
      </p>
      <TypedText html={html} />
      <Readers readers={readers} zone={zone} />
    </div>
  );
}
