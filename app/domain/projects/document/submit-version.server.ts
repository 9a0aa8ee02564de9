import { v7 as newId } from 'uuid';
import * as Y from 'yjs';
import type { Db, Transaction } from '#app/db/client.ts';
import type { StageName } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { canonicalJson } from '#app/domain/records/canonical-json.ts';
import type { ReceiptSigner } from '#app/domain/records/sign-receipt.server.ts';
import { sha256Of } from '#app/domain/records/signatures.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { frozenDetails, refuseDetails, type DetailsRefusal } from '../details/details.ts';
import { approvedGoalsOf, keepPatch, keptDetails } from '../details/kept-details.server.ts';
import { findDocument, lockProject, type FoundDocument } from '../find-project.server.ts';
import { presentVideo } from '../presentation/keep-video.server.ts';
import { contentSchemaVersion, isEmptyContent, readContent } from './content.ts';
import { appendLiveUpdate, readLiveDocument } from './live-document.server.ts';
import { mergeInto } from './merge-state.ts';
import { rejectInDoc } from './suggestions/reject-in-doc.ts';
import { docFrom, jsonOf } from './yjs-text.ts';

export type SubmitVersionInput = {
  project: string;
  stage: StageName;
  /** Made by the form: the same click never hands in twice. */
  requestId: string;
  /** All that the person sees, as a Yjs update in base64; null when their editor did not load. */
  state: string | null;
  /** Changes to what stands beside the text that the page has not sent yet, as JSON. */
  details?: string | undefined;
};

export type SubmitVersionResult =
  { ok: true; version: number; repeated: boolean } | { ok: false; because: SubmitRefusal };

export type SubmitRefusal =
  | 'not found'
  | 'not a member'
  | 'archived'
  /** The text holds something that documents do not hold. */
  | 'unreadable'
  | 'empty'
  /** A presentation is watched: nothing is handed in without its video. */
  | 'no video'
  /** Exactly what was handed in last. */
  | 'unchanged'
  /** The stage is approved: there is nothing more to hand in. */
  | 'approved'
  | DetailsRefusal;

type Services = { db: Db; signer: ReceiptSigner; course: Course };

/**
 * Freezes the team's text as its next version. What the person sees is merged with what the server
 * has, so that nothing on the way is missing; open suggestions are left out. What stands
 * beside the text is frozen with it. Version, signed receipt and record are one transaction, and the answer comes after it is committed.
 */
export async function submitVersion(
  services: Services,
  asker: SignedInAsker,
  input: SubmitVersionInput,
): Promise<SubmitVersionResult> {
  if (services.course.offering(asker.offering).archived) return { ok: false, because: 'archived' };
  return services.db.$transaction(async (tx) => {
    const before = await findDocument(tx, asker, input.project, input.stage);
    if (before === null) return { ok: false, because: 'not found' };
    await lockProject(tx, before.id);
    // Asked again under the lock: the membership may have ended while this one waited.
    const document = await findDocument(tx, asker, input.project, input.stage);
    if (document?.access !== 'member') return { ok: false, because: 'not a member' };
    return submitLocked(tx, services, asker, document, input);
  });
}

async function submitLocked(
  tx: Transaction,
  { signer, course }: Services,
  asker: SignedInAsker,
  document: FoundDocument,
  input: SubmitVersionInput,
): Promise<SubmitVersionResult> {
  const { documentId } = document;
  const { stage } = input;
  const same = await tx.version.findUnique({ where: { requestId: input.requestId } });
  if (same !== null) {
    return same.documentId === documentId
      ? { ok: true, version: same.number, repeated: true }
      : { ok: false, because: 'not found' };
  }
  const text = await readLiveDocument(tx, documentId);
  const news = mergeInto(text, input.state);
  if (news === undefined) return { ok: false, because: 'unreadable' };
  // What somebody suggests is not the team's text until they accept it.
  const own = docFrom([Y.encodeStateAsUpdate(text)]);
  rejectInDoc(own);
  const content = readContent(jsonOf(own));
  if (content === null) return { ok: false, because: 'unreadable' };
  const watched =
    input.stage === 'presentation' && course.offering(asker.offering).project.presentation !== null;
  const video = watched ? await presentVideo(tx, document.id) : null;
  if (watched && video === null) return { ok: false, because: 'no video' };
  if (!watched && isEmptyContent(content)) return { ok: false, because: 'empty' };

  const latest = await tx.version.findFirst({
    where: { documentId },
    orderBy: { number: 'desc' },
    select: {
      number: true,
      sha256: true,
      videoId: true,
      detailsSha256: true,
      decision: { select: { verdict: true, releasedAt: true } },
    },
  });
  // An approval that is held for the round is nothing that the team could know.
  const known = latest?.decision?.releasedAt ?? null;
  if (latest?.decision?.verdict === 'approved' && known !== null && known <= asker.at)
    return { ok: false, because: 'approved' };
  const frozen = canonicalJson(content);
  const sha256 = await sha256Of(frozen);
  const videoId = video?.id ?? null;
  const { details: patch = '' } = input;
  const place = { ...document, stage };
  const typed =
    patch === ''
      ? await keptDetails(tx, place, asker.at)
      : await keepPatch(tx, place, patch, asker.at);
  if (typed === null) return { ok: false, because: 'unreadable' };
  const details = frozenDetails(stage, typed, await approvedGoalsOf(tx, document.id, asker.at));
  const { abstractWords } = course.offering(asker.offering).project;
  const refusal = refuseDetails(details, abstractWords);
  if (refusal !== null) return { ok: false, because: refusal };
  const detailsSha256 = details === null ? null : await sha256Of(canonicalJson(details));
  const isSame =
    latest?.sha256 === sha256 &&
    latest.videoId === videoId &&
    latest.detailsSha256 === detailsSha256;
  if (isSame) return { ok: false, because: 'unchanged' };

  if (news !== null) await appendLiveUpdate(tx, documentId, news, asker.at);
  const number = (latest?.number ?? 0) + 1;
  const version = await tx.version.create({
    data: {
      id: newId(),
      documentId,
      number,
      content: JSON.parse(frozen),
      schemaVersion: contentSchemaVersion,
      state: new Uint8Array(Y.encodeStateAsUpdate(own)),
      sha256,
      ...(details !== null && { details, detailsSha256 }),
      submittedAt: asker.at,
      submittedBy: asker.person.id,
      requestId: input.requestId,
      videoId,
    },
    select: { id: true },
  });
  const receipt = signer.sign({
    kind: 'project version',
    offering: asker.offering,
    project: document.slug,
    stage,
    version: number,
    sha256,
    ...(video !== null && { video: video.sha256 ?? video.url ?? '' }),
    ...(detailsSha256 !== null && { detailsSha256 }),
    submittedAt: asker.at.toISOString(),
    submittedBy: asker.person.id,
  });
  await tx.receipt.create({ data: { id: newId(), versionId: version.id, ...receipt } });
  await writeRecord(tx, {
    offering: asker.offering,
    actor: asker.person.id,
    action: 'submitted version',
    subject: `version:${version.id}`,
    to: { project: document.slug, stage, version: number, sha256 },
    at: asker.at,
  });
  return { ok: true, version: number, repeated: false };
}
