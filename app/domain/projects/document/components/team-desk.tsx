import { ExtendedFrom } from '../../components/extended-from.tsx';
import { Link } from '@remix-run/react';
import { lazy, Suspense, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Deadline } from '#app/domain/calendar/components/deadline.tsx';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { Page } from '#app/ui/page.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { DecisionNote } from '../../feedback/components/decision-note.tsx';
import { BesideText } from '../../details/components/beside-text.tsx';
import { useDetails } from '../../details/components/use-details.ts';
import { InheritedList } from '../../feedback/components/inherited-list.tsx';
import { useWordsOfOtherBrowsers } from '#app/domain/people/components/kept-text.ts';
import { MarkRead } from '../../feedback/components/mark-read.tsx';
import type { DocumentContent } from '../content.ts';
import { WholeText } from '../../feedback/components/whole-text.tsx';
import { WritingHelpProvider } from '../../feedback/components/writing-help.ts';
import type { BroughtFrom } from '../import/components/brought-from.ts';
import { undescribedIn } from '../figures/figure.ts';
import { suggestionsOf } from '../suggestions/suggestion.ts';
import type { TeamDocument } from '../team-document.server.ts';
import { LiveSheet } from './live-sheet.tsx';
import { SubmitNotice } from './submit-notice.tsx';
import { SubmitVersion } from './submit-version.tsx';
import type { Paper } from '../paper/paper.ts';
import { useLiveDocument } from './use-live-document.ts';
import { VersionsLine } from './versions-line.tsx';

/** Loaded when something is brought. */
const BringText = lazy(() => import('../import/components/bring-text.tsx'));

type TeamDeskProps = {
  document: TeamDocument;
  zone: string;
  offering: string;
  /** What the text is printed on. */
  paper: Paper;
  person: { id: string; name: string };
  /** What an empty text may begin with; null where there is nothing. */
  template: DocumentContent | null;
  /** What a stage has beside its text. */
  above?: ReactNode;
  /** When the page was made. */
  at: Date;
  /** Of this page's submit form. */
  requestId: string;
  /** Of the key that signs receipts. */
  fingerprint: string;
};

const atFirst = ({ content }: TeamDocument) => ({
  open: content === null ? 0 : suggestionsOf(content).length,
  undescribed: content === null ? [] : undescribedIn(content),
});

/** Where a team works on a stage: the text with its margin, the answer of staff, the versions. */
export function TeamDesk(props: TeamDeskProps) {
  const { document, zone, offering, paper, template, person, at, requestId, fingerprint } = props;
  const { t } = useTranslation('projects');
  const say = useSay();
  const { project, stage, versions } = document;
  const mayWrite = document.may === 'write';
  const live = useLiveDocument(stage.state.kind === 'nothing', atFirst(document));
  const as = mayWrite ? 'member' : 'reader';
  const keptAs = `${person.id}/${document.documentId}`;
  const path = `/${offering}/projects/${project.slug}/${stage.stage}`;
  const [from, setFrom] = useState<BroughtFrom | null>(null);
  useWordsOfOtherBrowsers(keptAs);
  const beside = useDetails(document.details, keptAs, `${path}/details`);
  const help = useMemo(
    () => ({ people: document.people, replies: null, manage: () => {} }),
    [document.people],
  );
  return (
    <WritingHelpProvider value={help}>
      <Page
        eyebrow={<Link to={`/${offering}/projects`}>{project.title}</Link>}
        title={say(stage.title)}
        lead={
          <>
            <Deadline at={stage.due} zone={zone} done={versions.length > 0} />
            {stage.pages !== null && ` · ${t('pages', { count: stage.pages })}`}
            {stage.extendedFrom !== null && <ExtendedFrom at={stage.extendedFrom} zone={zone} />}
          </>
        }
        action={
          mayWrite &&
          stage.state.kind !== 'approved' && (
            <SubmitVersion
              next={(versions.at(-1)?.number ?? 0) + 1}
              requestId={requestId}
              handle={live.handle}
              details={beside.pending}
              blocked={live.blocked}
              open={live.open}
              undescribed={live.undescribed}
              onAnswer={live.onAnswer}
            />
          )
        }
      >
        <MarkRead unread={stage.unread > 0} upTo={at} />
        <SubmitNotice answer={live.answer} path={path} fingerprint={fingerprint} />
        {stage.decision !== null && (
          <DecisionNote
            decision={stage.decision}
            zone={zone}
            rubric={document.rubric}
            as={as}
            keptAs={keptAs}
          />
        )}
        <WholeText
          threads={document.threads.filter(({ anchor }) => anchor === null)}
          as={as}
          keptAs={keptAs}
        />
        <InheritedList
          inherited={document.inherited}
          to={(earlier) => `/${offering}/projects/${project.slug}/${earlier}`}
          as={as}
          keptAs={keptAs}
        />
        {props.above}
        <BesideText
          stage={stage.stage}
          live={beside}
          approved={document.approvedGoals}
          abstractWords={document.abstractWords}
          mayWrite={mayWrite}
        />
        <LiveSheet
          document={document}
          person={person}
          at={at}
          label={`${say(stage.title)}: ${project.title}`}
          hint={say(stage.summary)}
          signInHref={`/sign-in?to=${encodeURIComponent(path)}`}
          paper={paper}
          printHref={`${path}/print`}
          template={template}
          onFile={(file) => setFrom({ file })}
          note={<StateMark state={stage.state} />}
          onState={live.onState}
          onHandle={live.onHandle}
          onChanged={live.onChanged}
          onOpen={live.onOpen}
          onUndescribed={live.onUndescribed}
        />
        <VersionsLine
          versions={versions}
          points={document.points}
          path={path}
          zone={zone}
          onBring={mayWrite ? setFrom : null}
        />
        {from !== null && (
          <Suspense>
            <BringText from={from} path={path} handle={live.handle} onClose={() => setFrom(null)} />
          </Suspense>
        )}
      </Page>
    </WritingHelpProvider>
  );
}
