import { v7 as newId } from 'uuid';
import type { Transaction } from '#app/db/client.ts';
import type { StageName, Verdict } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { asLanguage } from '#app/i18n/languages.ts';
import type { Jobs } from '#app/jobs/jobs.server.ts';
import { writeMail } from '#app/mail/delivery.server.ts';
import { renderFeedbackMail } from '#emails/feedback-on-proposal.tsx';
import type { FoundDocument } from '../find-project.server.ts';

/** Where a notification about feedback leads. */
export function feedbackPath(offering: string, project: string, stage: StageName): string {
  return `/${offering}/projects/${project}/${stage}`;
}

export type Feedback = {
  /** One notification and one mail per event and person: `decision:<id>`, `comments:<id>`. */
  event: string;
  stage: StageName;
  version: number;
  /** Null when comments were sent without a decision. */
  verdict: Verdict | null;
  note: string;
  /** How many comments came with it. */
  comments: number;
};

/** What an announcement needs beside the transaction; `origin` begins the links in mails. */
export type AnnounceServices = { course: Course; jobs: Jobs; origin: string };

/**
 * Tells every member of the team that there is feedback, as a part of the transaction that
 * releases it: in the portal, and by mail in their language.
 */
export async function announceFeedback(
  tx: Transaction,
  { course, jobs, origin }: AnnounceServices,
  asker: SignedInAsker,
  document: FoundDocument,
  feedback: Feedback,
): Promise<void> {
  const { offering, at } = asker;
  const { event, stage, version, verdict, note, comments } = feedback;
  const path = feedbackPath(offering, document.slug, stage);
  const members = await tx.projectMember.findMany({
    where: { projectId: document.id, from: { lte: at }, OR: [{ to: null }, { to: { gt: at } }] },
    select: { person: true },
  });
  await tx.notification.createMany({
    data: members.map(({ person }) => ({
      id: newId(),
      personId: person.id,
      offeringId: offering,
      kind: 'feedback',
      event,
      path,
      data: { project: document.title, stage, version, verdict },
      at,
    })),
    skipDuplicates: true,
  });
  const file = course.offering(offering);
  const title = file.project.stages.find((plan) => plan.stage === stage)?.title;
  for (const { person } of members) {
    const language = asLanguage(person.language) ?? 'en';
    const mail = await renderFeedbackMail({
      language,
      name: person.name,
      course: file.title[language],
      project: document.title,
      stage: title?.[language] ?? stage,
      version,
      verdict,
      note,
      comments,
      link: `${origin}${path}`,
    });
    const kind = 'feedback-on-proposal';
    const to = { personId: person.id, offeringId: offering, toAddress: person.email };
    await writeMail(tx, jobs, { ...to, event, kind, ...mail }, at);
  }
}
