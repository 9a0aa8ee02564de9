import { Button, Textarea, TextInput } from '@mantine/core';
import type { FetcherWithComponents } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { WordsField } from '#app/domain/projects/feedback/components/words-field.tsx';
import type { NotReached } from '#app/ui/not-reached.ts';
import { SmallButton } from '#app/ui/small-button.tsx';
import { longestReason } from '../../give-score.ts';
import { RegradeTalk } from '../../regrades/components/regrade-talk.tsx';
import type { GradingAnswer } from '../grading-form.server.ts';
import type { DeskPart, GradingDesk } from '../grading-desk.server.ts';
import { toggled, typedPoints, type MarkDraft } from '../mark-draft.ts';
import { longestNote } from '../mark-limits.ts';
import { pointsField } from '../rubric.ts';
import classes from './mark-form.module.css';

type MarkFormProps = {
  desk: GradingDesk;
  part: DeskPart;
  zone: string;
  draft: MarkDraft;
  requestId: string;
  change: (draft: MarkDraft) => void;
  fetcher: FetcherWithComponents<GradingAnswer | NotReached>;
};

/** Marks one part: points by its rubric, words to the person, words at places of the files. */
export function MarkForm(props: MarkFormProps) {
  const { desk, part, zone, draft, requestId, change, fetcher } = props;
  const { t } = useTranslation('grading');
  const answer = fetcher.data;
  // What was refused of another part is said there.
  const isOther = answer !== undefined && 'part' in answer && answer.part !== part.key;
  const refused = answer !== undefined && !answer.ok && !isOther ? answer : null;
  const regrade = part.regrade?.outcome === null ? part.regrade : null;
  const last = part.marks.at(-1);
  return (
    <fetcher.Form method="post" className={classes.form} id="mark">
      <input type="hidden" name="intent" value={regrade === null ? 'mark' : 'decide'} />
      <input type="hidden" name="part" value={part.key} />
      <input type="hidden" name="before" value={last?.id ?? ''} />
      <input type="hidden" name="requestId" value={requestId} />
      <input
        type="hidden"
        name="notes"
        value={JSON.stringify(draft.notes.filter(({ text }) => text.trim() !== ''))}
      />
      {regrade !== null && <input type="hidden" name="regrade" value={regrade.id} />}
      {isSettling(part) && <input type="hidden" name="settles" value="on" />}
      {part.regrade !== null && <RegradeTalk thread={part.regrade} zone={zone} />}
      <Criteria
        {...{ part, draft, change }}
        wrong={refused?.because === 'no such points' ? refused.criterion : null}
      />
      <WordsField
        label={t('words')}
        name="words"
        words={draft.words}
        write={(words) => change({ ...draft, words })}
        minRows={3}
        data-key="words"
      />
      <Notes {...{ desk, draft, change }} />
      {regrade !== null && (
        <Textarea
          name="answer"
          label={t('regrade.answer')}
          value={draft.answer}
          onChange={(event) => change({ ...draft, answer: event.currentTarget.value })}
          autosize
          minRows={2}
          error={refused?.because === 'no words' && t('refused.no words')}
        />
      )}
      {regrade === null && desk.seen && (
        <TextInput
          name="why"
          label={t('why')}
          value={draft.why}
          onChange={(event) => change({ ...draft, why: event.currentTarget.value })}
          maxLength={longestReason}
          error={
            (refused?.because === 'no reason' || refused?.because === 'reason too long') &&
            t(`refused.${refused.because}`)
          }
        />
      )}
      {refused !== null && !atFields.includes(refused.because) && (
        <p role="alert" className={classes.refused}>
          {t(`refused.${refused.because}`)}
        </p>
      )}
      <Give {...{ desk, part, draft, fetcher }} decides={regrade !== null} />
    </fetcher.Form>
  );
}

const atFields: readonly string[] = ['no such points', 'no words', 'no reason', 'reason too long'];

/** Whether what is given now decides between two. */
export function isSettling({ kind, marks }: Pick<DeskPart, 'kind' | 'marks'>): boolean {
  return kind === 'differs' || marks.some(({ settles }) => settles);
}

type CriteriaProps = Pick<MarkFormProps, 'part' | 'draft' | 'change'> & { wrong: string | null };

function Criteria({ part, draft, change, wrong }: CriteriaProps) {
  const { t } = useTranslation('grading');
  const say = useSay();
  return (
    <ol className={classes.criteria}>
      {part.rubric.map((criterion) => {
        const { key, label, points } = criterion;
        const typed = draft.typed[key] ?? '';
        const id = `criterion-${key}`;
        return (
          <li key={key}>
            <label htmlFor={id}>{say(label)}</label>
            <span className={classes.points}>
              <input
                id={id}
                name={`${pointsField}${key}`}
                value={typed}
                inputMode="decimal"
                autoComplete="off"
                placeholder="–"
                aria-invalid={wrong === key}
                aria-describedby={`${id}-of`}
                onChange={(event) =>
                  change({ ...draft, typed: { ...draft.typed, [key]: event.currentTarget.value } })
                }
              />
              <span id={`${id}-of`}>{t('outOf', { points })}</span>
              <SmallButton
                kind="quiet"
                aria-pressed={typed === String(points)}
                aria-label={t('allOf', { label: say(label) })}
                onClick={() => change(toggled(draft, criterion))}
              >
                {t(typed === String(points) ? 'none' : 'all')}
              </SmallButton>
            </span>
            {wrong === key && (
              <p role="alert" className={classes.refused}>
                {t('refused.no such points', { points })}
              </p>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function Notes({ desk, draft, change }: Pick<MarkFormProps, 'desk' | 'draft' | 'change'>) {
  const { t } = useTranslation('grading');
  if (draft.notes.length === 0) return <p className={classes.soft}>{t('notes.how')}</p>;
  const write = (id: string, text: string) =>
    change({
      ...draft,
      notes: draft.notes.map((note) => (note.id === id ? { ...note, text } : note)),
    });
  return (
    <ol className={classes.notes} aria-label={t('notes.title')}>
      {draft.notes.map(({ id, file, place, text }, index) => {
        const at = t(`notes.at.${place.kind}`, { ...place });
        const name = desk.files.find((each) => each.id === file)?.name ?? '';
        // As its pin is numbered: each file by itself.
        const before = draft.notes.slice(0, index).filter((note) => note.file === file);
        return (
          <li key={id} value={before.length + 1}>
            <Textarea
              id={`note-${id}`}
              label={`${at} · ${name}`}
              value={text}
              onChange={(event) => write(id, event.currentTarget.value)}
              autosize
              maxLength={longestNote}
            />
            <SmallButton
              kind="quiet"
              onClick={() =>
                change({ ...draft, notes: draft.notes.filter((note) => note.id !== id) })
              }
            >
              {t('notes.remove')}
            </SmallButton>
          </li>
        );
      })}
    </ol>
  );
}

type GiveProps = Pick<MarkFormProps, 'desk' | 'part' | 'draft' | 'fetcher'> & { decides: boolean };

function Give({ desk, part, draft, fetcher, decides }: GiveProps) {
  const { t } = useTranslation('grading');
  const points = typedPoints(part, draft);
  const told = { points, of: part.points };
  const next = desk.next !== null && part.marks.length === 0;
  return (
    <div className={classes.give}>
      <p className={classes.sum}>{t('sum', told)}</p>
      <Button type="submit" loading={fetcher.state !== 'idle'}>
        {decides
          ? t('regrade.decide', told)
          : isSettling(part)
            ? t('settle', told)
            : t(next ? 'giveNext' : 'give', told)}
      </Button>
    </div>
  );
}
