import { v7 as newId } from 'uuid';
import { z } from 'zod';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { renderMarkdown } from '#app/domain/people/render-markdown.server.tsx';
import { deletePost, editPost } from './change-post.server.ts';
import { endorseAnswer, hidePost, type JudgePostResult } from './judge-post.server.ts';
import { writePost } from './write-post.server.ts';

/** A form's own id; a form from a page without scripts has the page's. */
const requestId = z.uuid().catch(() => newId());
const anonymous = z.literal('on').optional();
const body = z.string().max(100_000);
const post = z.uuid();
/** Empty for the question as a whole. */
const step = z.union([z.literal(''), z.coerce.number().int().min(1).max(1_000)]).default('');

const discussionForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('ask'), body, step, anonymous, requestId }),
  z.object({ intent: z.literal('answer'), thread: z.uuid(), body, anonymous, requestId }),
  z.object({
    ...{ intent: z.literal('preview'), body },
    ...{ thread: z.uuid().optional(), post: z.uuid().optional() },
  }),
  z.object({ intent: z.literal('edit'), post, body }),
  z.object({ intent: z.literal('delete'), post }),
  z.object({ intent: z.literal('restore'), post }),
  z.object({ intent: z.literal('endorse'), post }),
  z.object({ intent: z.literal('unendorse'), post }),
  z.object({ intent: z.literal('hide'), post, why: z.string() }),
  z.object({ intent: z.literal('show'), post }),
]);

type Asked = z.infer<typeof discussionForm>;
type Refusal = Extract<JudgePostResult, { ok: false }>['because'] | 'too often';

export type DiscussionAnswer = {
  intent: Asked['intent'];
  /** What it was about: a thread or a post; null for a new thread. */
  about: string | null;
  /** What was typed, where it was refused or is only looked at. */
  typed: string;
  /** How what was typed will be read, where that was asked for. */
  html: string | null;
} & ({ ok: true } | { ok: false; because: Refusal });

type Services = Parameters<typeof writePost>[0] & {
  limits: { discuss: { take(key: string): Promise<boolean> } };
};

/** Does what a form of a question's discussion asks for; null when it is not understood. */
export async function answerDiscussionForm(
  services: Services,
  asker: SignedInAsker,
  question: string,
  form: FormData,
): Promise<DiscussionAnswer | null> {
  const asked = discussionForm.safeParse(Object.fromEntries(form)).data;
  if (asked === undefined) return null;
  const about = ('thread' in asked && asked.thread) || ('post' in asked && asked.post) || null;
  const said = { intent: asked.intent, about, typed: 'body' in asked ? asked.body : '' };
  if (!(await services.limits.discuss.take(asker.person.id))) {
    return { ...said, html: null, ok: false, because: 'too often' };
  }
  if (asked.intent === 'preview') return { ...said, html: renderMarkdown(asked.body), ok: true };
  return { ...said, html: null, ...(await carryOut(services, asker, question, asked)) };
}

async function carryOut(
  services: Services,
  asker: SignedInAsker,
  question: string,
  asked: Exclude<Asked, { intent: 'preview' }>,
): Promise<{ ok: true } | { ok: false; because: Refusal }> {
  switch (asked.intent) {
    case 'ask':
    case 'answer': {
      const about =
        asked.intent === 'answer'
          ? { thread: asked.thread }
          : { step: asked.step === '' ? null : asked.step };
      return writePost(services, asker, {
        ...{ question, about, body: asked.body, requestId: asked.requestId },
        anonymous: asked.anonymous !== undefined,
      });
    }
    case 'edit':
      return editPost(services, asker, { question, ...asked });
    case 'delete':
    case 'restore':
      return deletePost(services, asker, {
        ...{ question, post: asked.post, deleted: asked.intent === 'delete' },
      });
    case 'endorse':
    case 'unendorse':
      return endorseAnswer(services, asker, {
        ...{ question, post: asked.post, endorsed: asked.intent === 'endorse' },
      });
    case 'hide':
    case 'show':
      return hidePost(services, asker, {
        ...{ question, post: asked.post, hidden: asked.intent === 'hide' },
        why: asked.intent === 'hide' ? asked.why : '',
      });
  }
}
