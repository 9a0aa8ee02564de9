import { useFetcher } from '@remix-run/react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailTiming } from '#app/db/generated/enums.ts';
import type { NotReached } from '#app/ui/not-reached.ts';
import { mailTimings, type MailTopic } from '../mail-topic.ts';
import classes from './mail-choice.module.css';

const inOrder = ['at_once', 'digest', 'never'] as const;

/** How mail about one topic comes, kept as soon as it is chosen. */
export function MailChoice({ topic, timing }: { topic: MailTopic; timing: MailTiming }) {
  const { t } = useTranslation('notifications');
  const fetcher = useFetcher<{ ok: boolean } | NotReached>();
  const about = useId();
  const allowed = inOrder.filter((known) => mailTimings[topic].includes(known));
  const fixed = topic === 'seat' || topic === 'application';
  const [chosen, setChosen] = useState(timing);
  const said = fetcher.state !== 'idle' ? 'saving' : fetcher.data?.ok === true ? 'saved' : null;
  return (
    <fetcher.Form
      method="post"
      className={classes.choice}
      onChange={(event) => fetcher.submit(event.currentTarget)}
    >
      <input type="hidden" name="topic" value={topic} />
      <fieldset className={classes.field} aria-describedby={about}>
        <legend className={classes.topic}>{t(`topic.${topic}`)}</legend>
        <p id={about} className={classes.about}>
          {t(`about.${topic}`)}
          {fixed && <span className={classes.always}>{t(`choices.always.${topic}`)}</span>}
        </p>
        <div className={classes.timings}>
          {allowed.length > 1 &&
            allowed.map((known) => (
              <label key={known} className={classes.timing}>
                <input
                  type="radio"
                  name="timing"
                  value={known}
                  checked={chosen === known}
                  onChange={() => setChosen(known)}
                />
                {t(`timing.${known}`)}
              </label>
            ))}
          <span role="status" className={classes.said}>
            {said !== null && t(`choices.${said}`)}
            {said === null && fetcher.data?.ok === false && t('choices.failed')}
          </span>
        </div>
      </fieldset>
      {allowed.length > 1 && (
        <noscript>
          <button type="submit">{t('choices.save')}</button>
        </noscript>
      )}
    </fetcher.Form>
  );
}
