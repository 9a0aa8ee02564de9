import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useLoaderData, useRevalidator } from '@remix-run/react';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 as newId } from 'uuid';
import { Deadline } from '#app/domain/calendar/components/deadline.tsx';
import { StateMark } from '#app/domain/projects/components/state-mark.tsx';
import type { EditorHandle } from '#app/domain/projects/document/components/editor/live-editor.tsx';
import type { LiveState } from '#app/domain/projects/document/components/editor/live-text.ts';
import { LiveSheet } from '#app/domain/projects/document/components/live-sheet.tsx';
import { SubmitNotice } from '#app/domain/projects/document/components/submit-notice.tsx';
import {
  SubmitVersion,
  type SubmitAnswer,
} from '#app/domain/projects/document/components/submit-version.tsx';
import { VersionsLine } from '#app/domain/projects/document/components/versions-line.tsx';
import { answerDocumentForm } from '#app/domain/projects/document/document-form.server.ts';
import { teamDocument } from '#app/domain/projects/document/team-document.server.ts';
import { DecisionNote } from '#app/domain/projects/feedback/components/decision-note.tsx';
import { MarkRead } from '#app/domain/projects/feedback/components/mark-read.tsx';
import { stageName } from '#app/domain/projects/stage-name.ts';
import { fingerprintOf } from '#app/domain/records/receipt.ts';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { Page } from '#app/ui/page.tsx';
import { notFound, requirePermission } from '#app/web/require-role.ts';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'see dashboard');
  const stage = stageName(params.stage);
  if (stage === null) throw notFound();
  const address = { project: params.project ?? '', stage };
  const document = await teamDocument(context.db, context.course, asker, address);
  if (document === null) throw notFound();
  if (document.project.access === 'staff' && document.versions.length > 0) {
    throw redirect(`/${asker.offering}/staff/queue/${address.project}/${stage}`);
  }
  const { zone } = context.course.offering(asker.offering);
  return {
    document,
    zone,
    offering: asker.offering,
    person: { id: asker.person.id, name: asker.person.name },
    at: asker.at,
    requestId: newId(),
    fingerprint: fingerprintOf(context.signer.publicKey),
    head: `${document.stage.title[context.language]} · ${document.project.title}`,
  };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'see dashboard');
  const stage = stageName(params.stage);
  if (stage === null) throw notFound();
  const address = { project: params.project ?? '', stage };
  const answer = await answerDocumentForm(context, asker, address, await request.formData());
  if (answer === null) throw new Response(null, { status: 400 });
  return answer;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.head ?? 'Practicum' },
];

/** A stage's document as its team works on it: text, feedback in the margin, submitting. */
export default function DocumentPage() {
  const { document, zone, offering, person, at, requestId, fingerprint } =
    useLoaderData<typeof loader>();
  const { t } = useTranslation('projects');
  const say = useSay();
  const { revalidate } = useRevalidator();
  const handle = useRef<EditorHandle | null>(null);
  const [live, setLive] = useState<LiveState | null>(null);
  const [answer, setAnswer] = useState<SubmitAnswer | null>(null);
  const onHandle = useCallback((given: EditorHandle | null) => {
    handle.current = given;
  }, []);
  const { project, stage, versions, mayWrite } = document;
  const untouched = stage.state.kind === 'nothing';
  const onState = useCallback(
    (state: LiveState) => {
      setLive((before) => {
        // The first words make it a draft.
        if (untouched && before?.status === 'saving' && state.status === 'saved') revalidate();
        return state;
      });
    },
    [untouched, revalidate],
  );
  const path = `/${offering}/projects/${project.slug}/${stage.stage}`;
  const next = (versions.at(-1)?.number ?? 0) + 1;
  const status = live?.status;
  const blocked =
    status === 'offline' || status === 'signed-out' || status === 'not-allowed' ? status : null;
  const open = mayWrite && stage.state.kind !== 'approved';
  return (
    <Page
      eyebrow={<Link to={`/${offering}/projects`}>{project.title}</Link>}
      title={say(stage.title)}
      lead={
        <>
          <Deadline at={stage.due} zone={zone} done={versions.length > 0} />
          {stage.pages !== null && ` · ${t('pages', { count: stage.pages })}`}
        </>
      }
      action={
        open && (
          <SubmitVersion
            next={next}
            requestId={requestId}
            handle={handle}
            blocked={blocked}
            onAnswer={setAnswer}
          />
        )
      }
    >
      <MarkRead unread={stage.unread > 0} upTo={at} />
      <SubmitNotice answer={answer} path={path} fingerprint={fingerprint} />
      {stage.decision !== null && <DecisionNote decision={stage.decision} zone={zone} />}
      <LiveSheet
        document={document}
        person={person}
        label={`${say(stage.title)}: ${project.title}`}
        hint={say(stage.summary)}
        signInHref={`/sign-in?to=${encodeURIComponent(path)}`}
        note={<StateMark state={stage.state} />}
        onState={onState}
        onHandle={onHandle}
        onChanged={revalidate}
      />
      <VersionsLine versions={versions} path={path} zone={zone} />
    </Page>
  );
}
