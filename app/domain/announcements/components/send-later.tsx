import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import { Notice } from '#app/ui/notice.tsx';
import classes from './send-later.module.css';

type SendLaterProps = {
  /** When it is to be sent; null while nothing is arranged. */
  sendAt: Date | null;
  zone: string;
  /** The time that the field begins with, on the clocks of the zone. */
  wall: string;
};

/** When else an announcement could be sent, and how to be rid of it; within its form. */
export function SendLater({ sendAt, zone, wall }: SendLaterProps) {
  const { t } = useTranslation('announcements');
  return (
    <>
      {sendAt !== null && (
        <Notice title={t('staff.scheduledFor')}>
          <Moment at={sendAt} zone={zone} />. {t('staff.scheduledText')}
        </Notice>
      )}
      <fieldset className={classes.later}>
        <legend>{t('staff.later')}</legend>
        <TextInput
          type="datetime-local"
          name="wall"
          label={t('staff.when', { zone })}
          defaultValue={wall}
        />
        <Button type="submit" variant="default" name="intent" value="schedule">
          {t('staff.schedule')}
        </Button>
        {sendAt !== null && (
          <Button type="submit" variant="default" name="intent" value="unschedule">
            {t('staff.unschedule')}
          </Button>
        )}
        <Button type="submit" variant="subtle" color="gray" name="intent" value="discard">
          {t('staff.discard')}
        </Button>
      </fieldset>
    </>
  );
}
