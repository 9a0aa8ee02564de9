import { SegmentedControl } from '@mantine/core';
import { Link, useFetcher, useNavigate } from '@remix-run/react';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 as newId } from 'uuid';
import { FilePreview } from '#app/domain/homework/preview/components/file-preview.tsx';
import type { Place, PlacedNote } from '#app/domain/homework/preview/place.ts';
import { WritingHelpProvider } from '#app/domain/projects/feedback/components/writing-help.ts';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import type { NotReached } from '#app/ui/not-reached.ts';
import { Notice } from '#app/ui/notice.tsx';
import { Shortcuts } from '#app/ui/shortcuts.tsx';
import type { GradingAnswer } from '../grading-form.server.ts';
import type { DeskPart, GradingDesk } from '../grading-desk.server.ts';
import { deskPath } from '../grading-places.ts';
import { toggled } from '../mark-draft.ts';
import { pointsOf } from '../rubric.ts';
import classes from './grading-desk.module.css';
import { MarkForm } from './mark-form.tsx';
import { useMarkDraft } from './use-mark-draft.ts';

// Rarely opened: its code is loaded when it is asked for.
const ReplyDialog = lazy(() => import('#app/domain/projects/feedback/components/reply-dialog.tsx'));

type GradingDeskProps = {
  desk: GradingDesk;
  part: DeskPart;
  offering: string;
  zone: string;
  /** Person, submission and part: under what words being typed are kept. */
  keptAs: string;
};

/** What was handed in beside its rubric; on a phone one of them at a time. */
export function GradingDeskView({ desk, part, offering, zone, keptAs }: GradingDeskProps) {
  const { t } = useTranslation('grading');
  const say = useSay();
  const navigate = useNavigate();
  const fetcher = useFetcher<GradingAnswer | NotReached>();
  const { draft, requestId, change, forget } = useMarkDraft(keptAs, part.marks.at(-1) ?? null);
  const [pane, setPane] = useState<'work' | 'marks'>('work');
  const [managed, setManaged] = useState<string | null>(null);
  const help = useMemo(
    () => ({ people: [], replies: desk.replies, manage: setManaged }),
    [desk.replies],
  );
  const { homework, submission, onlyPart } = desk;
  // Another part of the same work leaves the file that is looked at where it is.
  const path = (place: { submission: string; part: string | null }) =>
    deskPath(offering, homework.slug, place, {
      onlyPart,
      file: place.submission === submission ? (desk.file?.id ?? null) : null,
    });
  const go = (place: { submission: string; part: string | null } | null) => {
    if (place !== null) navigate(path(place), { preventScrollReset: true });
  };

  // Given: what was typed is not needed any more, and the next one comes; a look that was asked for
  // is answered in its thread, which stays to be seen.
  const done = useRef<unknown>(null);
  const { state, data } = fetcher;
  useEffect(() => {
    if (state !== 'idle' || data?.ok !== true || done.current === data) return;
    done.current = data;
    // Who went on to another part meanwhile stays there.
    if ((data.intent !== 'mark' && data.intent !== 'decide') || data.part !== part.key) return;
    forget();
    if (data.intent === 'mark' && desk.next !== null) go(desk.next);
  });

  const place = (at: Place) => {
    if (desk.file === null) return;
    const note = { id: newId(), file: desk.file.id, place: at, text: '' };
    change({ ...draft, notes: [...draft.notes, note] });
    focusNote(note.id);
  };
  const focusNote = (id: string) => {
    setPane('marks');
    requestAnimationFrame(() => document.getElementById(`note-${id}`)?.focus());
  };
  const notes = draft.notes
    .filter(({ file }) => file === desk.file?.id)
    .map((note): PlacedNote => ({
      ...{ id: note.id, place: note.place, text: note.text },
      label: say(part.title),
    }));
  const step = (by: number) => {
    const at = desk.parts.findIndex(({ key }) => key === part.key) + by;
    const to = desk.parts[at];
    if (to !== undefined) go({ submission, part: to.key });
  };
  const to = (id: string | null) =>
    id === null ? null : { submission: id, part: onlyPart ? part.key : null };
  return (
    <WritingHelpProvider value={help}>
      <div className={classes.tools}>
        <DeskWay {...{ desk, offering }} previous={to(desk.previous)} next={to(desk.following)} />
        <Shortcuts
          shortcuts={[
            { key: 'j', says: t('keys.next'), run: () => go(to(desk.following)) },
            { key: 'k', says: t('keys.previous'), run: () => go(to(desk.previous)) },
            { key: 'n', says: t('keys.waiting'), run: () => go(desk.next) },
            { key: ']', says: t('keys.nextPart'), run: () => step(1) },
            { key: '[', says: t('keys.previousPart'), run: () => step(-1) },
            { key: 'c', says: t('keys.words'), run: () => focusField('words') },
            { key: 'g', says: t('keys.give'), run: giveNow },
            ...part.rubric.slice(0, 9).map((criterion, index) => ({
              key: String(index + 1),
              says: t('keys.all', { label: say(criterion.label) }),
              run: () => change(toggled(draft, criterion)),
            })),
          ]}
          also={[{ key: '/', says: t('keys.reply') }]}
        />
        <SegmentedControl
          className={classes.switch ?? ''}
          aria-label={t('panes')}
          value={pane}
          onChange={(value) => setPane(value === 'marks' ? 'marks' : 'work')}
          data={[
            { value: 'work', label: t('paneWork') },
            { value: 'marks', label: t('paneMarks') },
          ]}
        />
      </div>
      <div className={classes.desk} data-pane={pane}>
        <section className={classes.work} aria-label={t('paneWork')}>
          <Files {...{ desk, offering, part: part.key }} />
          {desk.file !== null && (
            <FilePreview
              key={desk.file.id}
              view={desk.file.view}
              href={filePath(offering, desk, desk.file.id)}
              name={desk.files.find(({ id }) => id === desk.file?.id)?.name ?? ''}
              notes={notes}
              onPlace={place}
              onNote={focusNote}
            />
          )}
        </section>
        <section className={classes.marks} aria-label={t('paneMarks')}>
          <nav className={classes.parts} aria-label={t('parts')}>
            {desk.parts.map((each) => (
              <Link
                key={each.key}
                to={path({ submission, part: each.key })}
                preventScrollReset
                aria-current={each.key === part.key ? 'true' : undefined}
                data-kind={each.kind}
              >
                <span>{say(each.title)}</span>
                <PartPoints part={each} />
              </Link>
            ))}
          </nav>
          <h2 className={classes.part}>{say(part.title)}</h2>
          {desk.score !== null && (
            <p className={classes.score}>{t(desk.seen ? 'scoreSeen' : 'score', desk)}</p>
          )}
          <Others part={part} />
          <MarkForm {...{ desk, part, zone, draft, requestId, change, fetcher }} />
          {data?.ok === true && desk.next === null && state === 'idle' && (
            <Notice tone="done">{t('allDone')}</Notice>
          )}
        </section>
      </div>
      {managed !== null && (
        <Suspense>
          <ReplyDialog
            replies={desk.replies}
            words={managed}
            keptAs={keptAs}
            close={() => setManaged(null)}
          />
        </Suspense>
      )}
    </WritingHelpProvider>
  );
}

function focusField(name: string): void {
  document.querySelector<HTMLElement>(`#mark [name='${name}']`)?.focus();
}

function giveNow(): void {
  document.querySelector<HTMLFormElement>('#mark')?.requestSubmit();
}

function filePath(offering: string, { homework, submission }: GradingDesk, file: string): string {
  return `/${offering}/staff/grading/${homework.slug}/${submission}/files/${file}`;
}

type Where = { submission: string; part: string | null } | null;
type DeskWayProps = { desk: GradingDesk; offering: string; previous: Where; next: Where };

/** Where the work stands among all, and the ways to its neighbours. */
function DeskWay({ desk, offering, previous, next }: DeskWayProps) {
  const { t } = useTranslation('grading');
  const { homework, position, onlyPart, submission, part } = desk;
  const turned = { onlyPart: !onlyPart, file: desk.file?.id ?? null };
  const path = (place: NonNullable<Where>) =>
    deskPath(offering, homework.slug, place, { onlyPart });
  return (
    <nav className={classes.way} aria-label={t('way')}>
      {previous !== null && <Link to={path(previous)}>{t('previous')}</Link>}
      <span>{position === null ? t('notCounting') : t('position', position)}</span>
      {next !== null && <Link to={path(next)}>{t('following')}</Link>}
      <Link to={deskPath(offering, homework.slug, { submission, part }, turned)}>
        {t(onlyPart ? 'byWork' : 'byPart')}
      </Link>
    </nav>
  );
}

function Files({ desk, offering, part }: { desk: GradingDesk; offering: string; part: string }) {
  const { t } = useTranslation('grading');
  const { homework, submission, onlyPart } = desk;
  if (desk.files.length === 0) return <Notice>{t('noFiles')}</Notice>;
  return (
    <nav className={classes.files} aria-label={t('files')}>
      {desk.files.map(({ id, name }) => (
        <Link
          key={id}
          to={deskPath(offering, homework.slug, { submission, part }, { onlyPart, file: id })}
          preventScrollReset
          aria-current={id === desk.file?.id ? 'true' : undefined}
        >
          {name}
        </Link>
      ))}
      {desk.file !== null && <a href={filePath(offering, desk, desk.file.id)}>{t('download')}</a>}
    </nav>
  );
}

function PartPoints({ part }: { part: DeskPart }) {
  const { t } = useTranslation('grading');
  const last = part.marks.at(-1);
  const shown = last === undefined ? '–' : pointsOf(part, last.points);
  return (
    <span className={classes.partPoints}>
      {part.regrade?.outcome === null && `${t('regrade.short')} · `}
      {part.kind === 'differs' ? t('differs') : t('ofPoints', { points: shown, of: part.points })}
    </span>
  );
}

/** What others gave for the part, once the viewer may see it. */
function Others({ part }: { part: DeskPart }) {
  const { t } = useTranslation('grading');
  if (part.marks.length === 0) return null;
  return (
    <ul className={classes.others}>
      {part.marks.slice(-3).map((mark) => (
        <li key={mark.id}>
          {t(mark.settles ? 'settledBy' : 'givenBy', {
            by: mark.byName || t('somebody'),
            points: pointsOf(part, mark.points),
          })}
        </li>
      ))}
    </ul>
  );
}
