import { Button } from '@mantine/core';
import { useFetcher } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Deadline } from '#app/domain/calendar/components/deadline.tsx';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { useKeptText, useWordsOfOtherBrowsers } from '#app/domain/people/components/kept-text.ts';
import type { NotReached } from '#app/ui/not-reached.ts';
import { RegradeTalk } from '../../regrades/components/regrade-talk.tsx';
import type { RegradeAnswer } from '../../regrades/regrade-form.server.ts';
import { longestPlea } from '../../regrades/regrade-thread.ts';
import type { SeenPart, StudentMarks } from '../student-marks.server.ts';
import classes from './seen-marks.module.css';

type SeenMarksProps = {
  marks: Pick<StudentMarks, 'regradeUntil' | 'parts' | 'number'> & {
    files: { id: string; name: string }[];
  };
  zone: string;
  /** Under what words being typed are kept; null where nothing can be asked. */
  keptAs: string | null;
  /** Whether another look can still be asked for. */
  open: boolean;
  requestId: string;
};

/** What was given for each part, and why; with the way to ask for another look. */
export function SeenMarks({ marks, zone, keptAs, open, requestId }: SeenMarksProps) {
  const { t } = useTranslation('grading');
  const say = useSay();
  return marks.parts.map((part) => (
    <section
      key={part.key}
      id={part.key}
      className={classes.part}
      aria-labelledby={`h-${part.key}`}
    >
      <div className={classes.head}>
        <h2 id={`h-${part.key}`}>{say(part.title)}</h2>
        <p className={classes.points}>{t('ofPoints', { points: part.given, of: part.points })}</p>
      </div>
      {part.rubric.length > 1 && (
        <ul className={classes.criteria}>
          {part.rubric.map(({ key, label, points }) => (
            <li key={key}>
              <span>{say(label)}</span>
              <span className={classes.points}>
                {t('ofPoints', { points: part.criteria[key] ?? 0, of: points })}
              </span>
            </li>
          ))}
        </ul>
      )}
      {part.words.map((words, index) => (
        <p key={index} className={classes.words}>
          {words}
        </p>
      ))}
      {part.notes.length > 0 && (
        <ul className={classes.notes}>
          {part.notes.map(({ id, file, place, text }) => (
            <li key={id}>
              <span className={classes.at}>
                {t(`notes.at.${place.kind}`, { ...place })}
                {' · '}
                {marks.files.find((each) => each.id === file)?.name}
              </span>
              {text}
            </li>
          ))}
        </ul>
      )}
      {part.regrade !== null && <RegradeTalk thread={part.regrade} zone={zone} />}
      {keptAs !== null && (
        <AskAgain
          key={part.regrade?.messages.length ?? 0}
          {...{ part, zone, open, requestId }}
          until={marks.regradeUntil}
          version={marks.number}
          keptAs={`${keptAs}/${part.key}`}
        />
      )}
    </section>
  ));
}

type AskAgainProps = {
  part: SeenPart;
  zone: string;
  open: boolean;
  until: Date | null;
  version: number;
  keptAs: string;
  requestId: string;
};

/** Asks for another look, or goes on talking about one that is open. */
function AskAgain({ part, zone, open, until, version, keptAs, requestId }: AskAgainProps) {
  const { t } = useTranslation('grading');
  const fetcher = useFetcher<RegradeAnswer | NotReached>();
  useWordsOfOtherBrowsers(keptAs);
  const kept = useKeptText(keptAs);
  const { state, data } = fetcher;
  const said = useRef(false);
  useEffect(() => {
    if (state !== 'idle' || data?.ok !== true || said.current) return;
    said.current = true;
    kept.forget();
  }, [state, data, kept]);
  const asks = part.regrade === null;
  if (part.regrade?.outcome != null || (asks && !open)) return null;
  const refused = data?.ok === false ? data.because : null;
  return (
    <details className={classes.again} open={!asks || kept.words !== '' || undefined}>
      <summary>{t(asks ? 'regrade.ask' : 'regrade.say')}</summary>
      <fetcher.Form method="post" className={classes.form}>
        <input type="hidden" name="intent" value={asks ? 'ask' : 'say'} />
        <input type="hidden" name="part" value={part.key} />
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="requestId" value={kept.requestId || requestId} />
        {part.regrade !== null && <input type="hidden" name="regrade" value={part.regrade.id} />}
        {asks && until !== null && (
          <p className={classes.soft}>
            {t('regrade.until')} <Deadline at={until} zone={zone} />
          </p>
        )}
        <label className={classes.field}>
          {t(asks ? 'regrade.why' : 'regrade.words')}
          <textarea
            name="words"
            rows={4}
            maxLength={longestPlea}
            value={kept.words}
            onChange={(event) => kept.write(event.currentTarget.value)}
            aria-invalid={refused === 'no words'}
          />
        </label>
        {refused !== null && (
          <p role="alert" className={classes.refused}>
            {t(`refused.${refused}`)}
          </p>
        )}
        <Button type="submit" variant="default" loading={state !== 'idle'}>
          {t(asks ? 'regrade.send' : 'regrade.sendWords')}
        </Button>
      </fetcher.Form>
    </details>
  );
}
