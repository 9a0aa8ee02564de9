import { setTimeout as wait } from 'node:timers/promises';
import { v7 as newId } from 'uuid';
import type { Db } from '#app/db/client.ts';

/** A form that was sent, and what is known of it. */
type Sent = {
  kind: 'comment' | 'submission' | 'decision' | 'words';
  cookie: string;
  path: string;
  fields: Record<string, string>;
  /** `refused` was answered, and is not sent again. */
  answer: 'confirmed' | 'refused' | 'none';
  /** The number of the version that was handed in. */
  version: number;
};

/** What people send by forms while they write. */
export type Asked = {
  /** Sends comments, submissions, decisions and words of a field until told to stop. */
  askOn(round: number, isOver: () => boolean): Promise<void>;
  /** Sends once more what was not answered, as a page does. */
  askAgain(): Promise<void>;
  /** What was confirmed and is not there. */
  gone(db: Db): Promise<string[]>;
  /** What is there more than once, or was never sent. */
  doubled(db: Db): Promise<string[]>;
  count(db: Db): Promise<{ comments: number; versions: number; decisions: number }>;
};

type Team = {
  documentId: string;
  project: string;
  members: { cookie: string }[];
  staff: { id: string; cookie: string };
};

export function askForms(origin: string, team: Team): Asked {
  const { documentId, project, staff } = team;
  const student = team.members[0]?.cookie ?? '';
  const sent: Sent[] = [];
  const own = `/sp24/projects/${project}/proposal.data`;
  const review = `/sp24/staff/queue/${project}/proposal.data`;
  const wordsKey = `${staff.id}/kill-nine/note`;

  const send = async (form: Sent): Promise<void> => {
    try {
      const answer = await fetch(origin + form.path, {
        method: 'POST',
        redirect: 'manual',
        headers: { Origin: origin, Cookie: form.cookie },
        body: new URLSearchParams(form.fields),
      });
      const text = await answer.text();
      form.answer = isDone(answer.status, text) ? 'confirmed' : 'refused';
      form.version = Number(/"version",(\d+)/.exec(text)?.[1] ?? 0);
    } catch {
      // It was killed before it had answered.
    }
  };
  const begin = async (given: Omit<Sent, 'answer' | 'version'>) => {
    const form: Sent = { ...given, answer: 'none', version: 0 };
    sent.push(form);
    await send(form);
    return form;
  };
  const of = (kind: Sent['kind'], answer: Sent['answer']) =>
    sent.filter((form) => form.kind === kind && form.answer === answer);
  const latest = () => Math.max(0, ...of('submission', 'confirmed').map(({ version }) => version));
  const repeat = async (isOver: () => boolean, everyMs: number, ask: () => Promise<unknown>) => {
    while (!isOver()) {
      await ask();
      await wait(Math.random() * everyMs);
    }
  };

  const comment = (round: number) =>
    begin({
      ...{ kind: 'comment', cookie: staff.cookie, path: review },
      fields: {
        ...{ intent: 'comment', version: '1', passage: 'null', requestId: newId() },
        body: `Comment ${newId()} of round ${round}`,
      },
    });
  const submit = () =>
    begin({
      ...{ kind: 'submission', cookie: student, path: own },
      fields: { intent: 'submit', requestId: newId(), state: '' },
    });
  const decide = async () => {
    const version = `${latest()}`;
    const isDecided = sent.some(
      ({ kind, fields }) => kind === 'decision' && fields.version === version,
    );
    if (version === '0' || isDecided) return;
    await begin({
      ...{ kind: 'decision', cookie: staff.cookie, path: review },
      fields: {
        ...{ intent: 'decide', version, verdict: 'changes_requested' },
        note: `Answer to version ${version}`,
      },
    });
  };
  let typedAt = Math.round(performance.timeOrigin);
  const type = () =>
    begin({
      ...{ kind: 'words', cookie: staff.cookie, path: '/words' },
      fields: {
        ...{ key: wordsKey, requestId: newId(), typedAt: `${(typedAt += 1)}` },
        words: `Typed ${typedAt}`,
      },
    });

  const versionsOf = (db: Db) =>
    db.version.findMany({ where: { documentId }, include: { decision: true } });
  const commentsOf = (db: Db) => db.comment.findMany({ where: { thread: { documentId } } });

  return {
    askOn: async (round, isOver) => {
      await Promise.all([
        repeat(isOver, 400, () => comment(round)),
        repeat(isOver, 900, submit),
        repeat(isOver, 900, decide),
        repeat(isOver, 300, type),
      ]);
    },
    askAgain: async () => {
      for (const form of sent) {
        // Only the last words of a field are sent again.
        if (form.answer === 'none' && form.kind !== 'words') await send(form);
      }
      await type();
    },
    gone: async (db) => {
      const versions = await versionsOf(db);
      const comments = await commentsOf(db);
      const has = {
        comment: ({ fields }: Sent) => comments.some(({ body }) => body === fields.body),
        submission: ({ fields }: Sent) =>
          versions.some(({ requestId }) => requestId === fields.requestId),
        decision: ({ fields }: Sent) =>
          versions.some(
            ({ number, decision }) =>
              `${number}` === fields.version && decision?.note === fields.note,
          ),
      };
      const lacking = (['comment', 'submission', 'decision'] as const).flatMap((kind) =>
        of(kind, 'confirmed').filter((form) => !has[kind](form)),
      );
      const kept = await db.keptWords.findFirst({ where: { key: wordsKey } });
      const last = of('words', 'confirmed').at(-1);
      const isKept = Number(kept?.typedAt ?? 0) >= Number(last?.fields.typedAt ?? 0);
      return [...lacking.map(({ kind }) => kind), ...(isKept ? [] : ['words of a field'])];
    },
    doubled: async (db) => {
      const versions = await versionsOf(db);
      const bodies = (await commentsOf(db)).map(({ body }) => body);
      const twice = bodies.filter((body, index) => bodies.indexOf(body) !== index);
      const unasked = versions.filter(
        ({ requestId, number }) =>
          number > before(versions, sent) &&
          !sent.some(({ fields }) => fields.requestId === requestId),
      );
      return [...twice.map(() => 'a comment twice'), ...unasked.map(() => 'a version of nobody')];
    },
    count: async (db) => {
      const versions = await versionsOf(db);
      return {
        comments: (await commentsOf(db)).length,
        versions: versions.length,
        decisions: versions.filter(({ decision }) => decision !== null).length,
      };
    },
  };
}

/** The last version that was there before any of these was sent. */
function before(versions: readonly { number: number; requestId: string }[], sent: readonly Sent[]) {
  const known = new Set(sent.map(({ fields }) => fields.requestId));
  const first = versions
    .filter(({ requestId }) => known.has(requestId))
    .map(({ number }) => number);
  return first.length === 0 ? Infinity : Math.min(...first) - 1;
}

/** Whether an answer says that it is done; deciding leads on to the next one. */
function isDone(status: number, text: string): boolean {
  if (status === 204 || status === 202) return true;
  return status === 200 && text.includes('"ok",true');
}
