import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { Notice } from '#app/ui/notice.tsx';
import type { CourseMidterm } from '../readable-bank.server.ts';

type WhenAndWhatProps = { midterm: CourseMidterm; zone: string };

/** When the midterm is, how far off, and what it covers. */
export function WhenAndWhat({ midterm, zone }: WhenAndWhatProps) {
  const say = useSay();
  return (
    <>
      <Moment at={midterm.begins} zone={zone} />
      <br />
      {say(midterm.covers)}
    </>
  );
}

type MidtermAheadProps = { offering: string; midterm: CourseMidterm | null; zone: string };

/** In a line: when the midterm is, and the way to its bank. */
export function MidtermAhead({ offering, midterm, zone }: MidtermAheadProps) {
  const { t } = useTranslation('midterm');
  if (midterm === null) return null;
  return (
    <>
      <Link to={`/${offering}/midterm`}>{t('bank')}</Link>{' '}
      <Moment at={midterm.begins} zone={zone} />
    </>
  );
}

/** For staff, before the bank is out: nobody else reads this yet. */
export function NotPublishedYet({ midterm, zone }: WhenAndWhatProps) {
  const { t } = useTranslation('midterm');
  if (midterm.published) return null;
  return (
    <Notice tone="soon">
      {t('notPublishedStaff')} <Moment at={midterm.publishedFrom} zone={zone} />
    </Notice>
  );
}
