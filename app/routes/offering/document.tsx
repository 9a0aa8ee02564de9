import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { v7 as newId } from 'uuid';
import { TeamPriceNotice } from '#app/domain/homework/late-days/components/team-price.tsx';
import { teamPrice } from '#app/domain/homework/late-days/team-price.server.ts';
import { TeamDesk } from '#app/domain/projects/document/components/team-desk.tsx';
import { answerDocumentForm } from '#app/domain/projects/document/document-form.server.ts';
import { contentFromMarkdown } from '#app/domain/projects/document/import/content-from-markdown.server.ts';
import { teamDocument } from '#app/domain/projects/document/team-document.server.ts';
import { findProject } from '#app/domain/projects/find-project.server.ts';
import { TeamPeersSection } from '#app/domain/projects/peer/components/team-peers.tsx';
import { teamPeers } from '#app/domain/projects/peer/team-peers.server.ts';
import { VideoDesk } from '#app/domain/projects/presentation/components/video-desk.tsx';
import { answerPresentationForm } from '#app/domain/projects/presentation/presentation-form.server.ts';
import { teamPresentation } from '#app/domain/projects/presentation/team-presentation.server.ts';
import { stageName } from '#app/domain/projects/stage-name.ts';
import { readPublicKey } from '#app/domain/records/signatures.ts';
import { headOf } from '#app/ui/head.ts';
import { sendOrNotReached, unlessNotReached } from '#app/ui/not-reached.ts';
import { badRequest, notFound, requirePermission } from '#app/web/require-role.ts';

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
  const { zone, project } = context.course.offering(asker.offering);
  const markdown = project.stages.find((one) => one.stage === stage)?.template?.[context.language];
  return {
    document,
    zone,
    offering: asker.offering,
    paper: project.paper,
    template: markdown === undefined ? null : contentFromMarkdown(markdown),
    person: { id: asker.person.id, name: asker.person.name },
    at: asker.at,
    presentation:
      stage === 'presentation' ? await teamPresentation(context, asker, address.project) : null,
    price: await teamPrice(context, asker, address),
    peers: await teamPeers(context.db, asker, address),
    requestId: newId(),
    fingerprint: (await readPublicKey(context.signer.publicKey))?.fingerprint ?? '',
    head: { title: `${document.stage.title[context.language]} · ${document.project.title}` },
  };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'see dashboard');
  const stage = stageName(params.stage);
  if (stage === null) throw notFound();
  const address = { project: params.project ?? '', stage };
  if ((await findProject(context.db, asker, address.project)) === null) throw notFound();
  const form = await request.formData();
  const { project } = address;
  const answer =
    (stage === 'presentation'
      ? await answerPresentationForm(context, asker, project, form)
      : null) ?? (await answerDocumentForm(context, asker, address, form));
  if (answer === null) throw badRequest();
  return answer;
}

export { sendOrNotReached as clientAction, unlessNotReached as shouldRevalidate };

export const meta: MetaFunction<typeof loader> = headOf;

/** A stage's document as its team works on it: text, feedback in the margin, submitting. */
export default function DocumentPage() {
  const { head: _, presentation, peers, price, ...page } = useLoaderData<typeof loader>();
  const { title } = page.document.project;
  // Another document is another desk: nothing of the one before stays on it.
  return (
    <TeamDesk
      key={page.document.documentId}
      {...page}
      above={
        <>
          {price !== null && <TeamPriceNotice price={price} zone={page.zone} />}
          {peers !== null && <TeamPeersSection peers={peers} />}
          {presentation && <VideoDesk presentation={presentation} title={title} />}
        </>
      }
    />
  );
}
