import { z } from 'zod';
import type { Db } from '#app/db/client.ts';
import type { StageName } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { carryOutRound, type CarryOutResult } from './carry-out-round.server.ts';
import {
  endReading,
  giveReading,
  type EndReadingResult,
  type GiveReadingResult,
} from './change-readers.server.ts';
import { holdAnswers, type HoldAnswersResult } from './hold-answers.server.ts';
import {
  releaseAnswers,
  remindReaders,
  type ReleaseAnswersResult,
  type RemindReadersResult,
} from './release-answers.server.ts';

/** The database keeps no null characters. */
const words = z
  .string()
  .max(20_000)
  .transform((text) => text.replaceAll('\0', ''));
const reading = z.uuid();

const peerForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('carry-out'), plan: z.string(), shown: z.string().default('') }),
  z.object({ intent: z.literal('release') }),
  z.object({ intent: z.literal('remind') }),
  z.object({ intent: z.literal('give'), project: z.uuid(), reader: z.uuid() }),
  z.object({ intent: z.literal('end'), reading, why: words }),
  z.object({ intent: z.literal('hold'), reading, why: words }),
  z.object({ intent: z.literal('let-go'), reading }),
]);

type Result =
  | CarryOutResult
  | GiveReadingResult
  | EndReadingResult
  | HoldAnswersResult
  | ReleaseAnswersResult
  | RemindReadersResult;

/** What became of a form on the staff's page of a round; `reading` says which one it was about. */
export type PeerAnswerOfStaff = {
  intent: z.infer<typeof peerForm>['intent'];
  reading: string | null;
  /** How many were given, told or reminded. */
  count: number;
} & (
  { ok: true } | { ok: false; because: Extract<Result, { ok: false }>['because']; typed: string }
);

/** Does what a form on the staff's page of a round asks for; null when it is not understood. */
export async function answerPeerForm(
  services: { db: Db; course: Course },
  asker: SignedInAsker,
  stage: StageName,
  form: FormData,
): Promise<PeerAnswerOfStaff | null> {
  const read = peerForm.safeParse(Object.fromEntries(form));
  if (!read.success) return null;
  const asked = read.data;
  const result = await carryOut(services, asker, stage, asked);
  const about = {
    intent: asked.intent,
    reading: 'reading' in asked ? asked.reading : null,
    count: result.ok ? countIn(result) : 0,
  };
  if (result.ok) return { ...about, ok: true };
  const typed = 'why' in asked ? asked.why : '';
  return { ...about, ok: false, because: result.because, typed };
}

function carryOut(
  services: { db: Db; course: Course },
  asker: SignedInAsker,
  stage: StageName,
  asked: z.infer<typeof peerForm>,
): Promise<Result> {
  switch (asked.intent) {
    case 'carry-out': {
      const asTheyCome = asked.shown === 'as they come';
      return carryOutRound(services, asker, { stage, mark: asked.plan, asTheyCome });
    }
    case 'release':
      return releaseAnswers(services, asker, stage);
    case 'remind':
      return remindReaders(services, asker, stage);
    case 'give':
      return giveReading(services, asker, { stage, ...asked });
    case 'end':
      return endReading(services, asker, asked);
    case 'hold':
      return holdAnswers(services, asker, asked);
    case 'let-go':
      return holdAnswers(services, asker, { ...asked, why: null });
  }
}

function countIn(result: Extract<Result, { ok: true }>): number {
  if ('given' in result) return result.given;
  if ('teams' in result) return result.teams;
  return 'readers' in result ? result.readers : 0;
}
