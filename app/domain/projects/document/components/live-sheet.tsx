import { lazy, Suspense, useCallback, useMemo, useRef, useState, type ReactNode } from 'react';
import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { useAlive } from '#app/ui/alive.ts';
import { BringFile } from '../import/components/bring-file.tsx';
import { PageCount } from '../paper/components/page-count.tsx';
import type { Paper } from '../paper/paper.ts';
import type { DocumentContent } from '../content.ts';
import { RefusedWords } from '../suggestions/components/refused-words.tsx';
import { SuggestionsBar } from '../suggestions/components/suggestions-bar.tsx';
import { useMode } from '../suggestions/components/use-mode.ts';
import { useVoices } from '../suggestions/components/use-voices.ts';
import { suggestionsOf, type Suggestion } from '../suggestions/suggestion.ts';
import type { TeamDocument } from '../team-document.server.ts';
import { DocumentView } from './document-view.tsx';
import { EditorBoundary } from './editor-boundary.tsx';
import type { EditorHandle } from './editor/live-editor.tsx';
import type { LiveState } from './editor/live-text.ts';
import classes from './live-sheet.module.css';
import { SheetBar } from './sheet-bar.tsx';
import { SheetMargin } from './sheet-margin.tsx';

const loadEditor = () => import('./editor/live-editor.tsx');
const LiveEditor = lazy(loadEditor);
// Asked for at once: it is long, and comes while the page comes alive.
if (typeof document !== 'undefined') loadEditor().catch(() => {});

/** Asks for the text as soon as the page begins to come alive, and for nobody on the server. */
function begin({ document: { documentId, may }, person }: LiveSheetProps): void {
  if (typeof window === 'undefined' || may === 'read') return;
  const options = { documentId, personId: person.id, name: person.name };
  loadEditor()
    .then(({ beginText }) => beginText({ ...options, may: () => may, onChanged: ignore }))
    .catch(() => {});
}

type LiveSheetProps = {
  document: TeamDocument;
  person: { id: string; name: string };
  /** When the page was made. */
  at: Date;
  /** What the text is called by a screen reader. */
  label: string;
  /** What belongs on the sheet, shown while it is empty. */
  hint: string;
  signInHref: string;
  /** What the text is printed on. */
  paper: Paper;
  /** Of the text as it is printed. */
  printHref: string;
  /** What an empty text may begin with; null where there is nothing. */
  template: DocumentContent | null;
  /** A file is to be brought into the text. */
  onFile: (file: File) => void;
  /** At the end of the bar: which version is in review. */
  note: ReactNode;
  onState: (state: LiveState) => void;
  onHandle: (handle: EditorHandle | null) => void;
  /** There is something new beside the text. */
  onChanged: () => void;
  /** How many suggestions are open. */
  onOpen?: (suggestions: number) => void;
  /** Which pictures have no description, by their numbers. */
  onUndescribed?: (figures: number[]) => void;
};

/**
 * The sheet of paper with its margin. It can be read at once; the editor takes its place when it
 * has been loaded and has the text.
 */
export function LiveSheet(props: LiveSheetProps) {
  const { document, person, at, label, hint, signInHref, paper, printHref, note } = props;
  const { template, onFile, onState, onHandle, onChanged, onOpen, onUndescribed = ignore } = props;
  const { t } = useTranslation(['projects', 'paper', 'suggestions']);
  const say = useSay();
  // The editor needs a browser: the server, and the page before it has come alive, do without.
  const alive = useAlive();
  useState(() => begin(props));
  const [state, setState] = useState<LiveState | null>(null);
  const [active, setActive] = useState<string | null>(null);
  const [orphans, setOrphans] = useState<readonly string[] | null>(null);
  const sheet = useRef<HTMLDivElement>(null);

  const { threads, may, content, names } = document;
  // Those about the whole text stand above it.
  const placed = useMemo(() => threads.filter(({ anchor }) => anchor !== null), [threads]);
  const ready = may !== 'read' && state?.ready === true;
  const [mode, setMode] = useMode(person.id, may);
  const [handle, setHandle] = useState<EditorHandle | null>(null);
  const [refused, setRefused] = useState(false);
  const [suggestions, setSuggestions] = useState<readonly Suggestion[]>(() =>
    content === null ? [] : suggestionsOf(content),
  );
  const nameOf = useCallback((id: string) => names[id] ?? t('suggestions:somebody'), [names, t]);
  const voices = useVoices(nameOf);
  const shown = useMemo(
    () => ({
      active,
      threads: threads.flatMap(({ id, anchor, quote, resolved }) =>
        anchor === null || (resolved && id !== active) ? [] : [{ id, anchor, quote }],
      ),
    }),
    [threads, active],
  );
  const highlights = threads.flatMap(({ id, passage, resolved }) =>
    passage === null || (resolved && id !== active) ? [] : [{ thread: id, passage }],
  );
  const notes = useMemo(
    () => [
      ...placed.map((thread) => ({ id: thread.id, anchor: thread.anchor, thread })),
      ...suggestions.map((suggestion) => ({ id: suggestion.id, anchor: 'text', suggestion })),
    ],
    [placed, suggestions],
  );
  const onSuggestions = useCallback(
    (found: Suggestion[]) => {
      setSuggestions((before) => steady(before, found));
      onOpen?.(found.length);
    },
    [onOpen],
  );
  const onReady = useCallback(
    (given: EditorHandle | null) => {
      setHandle(given);
      onHandle(given);
    },
    [onHandle],
  );
  const onNotSuggestible = useCallback(() => {
    setRefused(true);
    setTimeout(() => setRefused(false), noticeMs);
  }, []);
  const onLiveState = useCallback(
    (next: LiveState) => {
      setState(next);
      onState(next);
    },
    [onState],
  );
  const isOrphan = (id: string) =>
    ready && orphans !== null
      ? orphans.includes(id)
      : threads.some((one) => one.id === id && one.anchor !== null && one.passage === null);

  return (
    <div className={classes.desk} data-notes={notes.length > 0 || undefined}>
      <div className={classes.paper}>
        <SheetBar
          state={may === 'read' ? null : state}
          signInHref={signInHref}
          pages={
            <>
              <PageCount
                sheet={sheet}
                head={{
                  title: document.project.title,
                  team: document.team,
                  stage: say(document.stage.title),
                }}
                paper={paper}
                limit={document.stage.pages}
              />
              <Link to={printHref}>{t('paper:open')}</Link>
              {handle !== null && mode === 'write' && <BringFile onFile={onFile} />}
            </>
          }
          note={note}
          onStartAnew={() => handle?.startAnew()}
        />
        <SuggestionsBar
          suggestions={suggestions}
          nameOf={nameOf}
          onResolve={may === 'write' && handle !== null ? handle.resolve : null}
        />
        {ready && (
          <RefusedWords person={person.id} documentId={document.documentId} open={suggestions} />
        )}
        <p role="status" className={classes.notice}>
          {refused && t('suggestions:notSuggestible')}
        </p>
        <div ref={sheet}>
          {!ready && (
            <div
              className={classes.text}
              onClick={(event) => {
                const mark = (event.target as Element).closest<HTMLElement>('[data-thread]');
                if (mark?.dataset.thread !== undefined) setActive(mark.dataset.thread);
              }}
            >
              {content === null ? (
                <p>{t('unreadable')}</p>
              ) : (
                <DocumentView
                  content={content}
                  formulas={document.formulas}
                  figures={document.figures}
                  highlights={highlights}
                  active={active}
                  voices={voices}
                />
              )}
            </div>
          )}
          {alive && may !== 'read' && (
            <EditorBoundary failed={<p className={classes.failed}>{t('editorFailed')}</p>}>
              <Suspense>
                <LiveEditor
                  documentId={document.documentId}
                  person={person}
                  label={label}
                  hint={hint}
                  template={template}
                  figuresAt={document.figures.at}
                  onFile={onFile}
                  shown={shown}
                  may={may}
                  mode={mode}
                  onMode={setMode}
                  at={at}
                  voices={voices}
                  onSuggestions={onSuggestions}
                  onUndescribed={onUndescribed}
                  onNotSuggestible={onNotSuggestible}
                  onActivate={setActive}
                  onOrphans={setOrphans}
                  onState={onLiveState}
                  onChanged={onChanged}
                  onReady={onReady}
                />
              </Suspense>
            </EditorBoundary>
          )}
        </div>
      </div>
      {notes.length > 0 && (
        <SheetMargin
          notes={notes}
          sheet={sheet}
          person={person.id}
          documentId={document.documentId}
          may={may}
          isBusy={may !== 'read' && !ready}
          onResolve={handle?.resolve ?? null}
          nameOf={nameOf}
          isOrphan={isOrphan}
          active={active}
          onActivate={setActive}
        />
      )}
    </div>
  );
}

/** The same as before where nothing has changed: a card is made anew only when it says something else. */
function steady(before: readonly Suggestion[], found: readonly Suggestion[]) {
  const known = new Map(before.map((one) => [one.id, one]));
  const kept = found.map((one) => {
    const same = known.get(one.id);
    return same !== undefined && JSON.stringify(same) === JSON.stringify(one) ? same : one;
  });
  const isSame = kept.length === before.length && kept.every((one, at) => one === before[at]);
  return isSame ? before : kept;
}

/** Where nothing is handed in. */
const ignore = () => {};

/** How long a notice stands. */
const noticeMs = 6_000;
