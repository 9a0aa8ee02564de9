import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import {
  Link,
  useActionData,
  useLoaderData,
  type ClientLoaderFunctionArgs,
  type ShouldRevalidateFunctionArgs,
} from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { MockMarking } from '#app/domain/question-bank/mock/components/mock-marking.tsx';
import { MockPaper } from '#app/domain/question-bank/mock/components/mock-paper.tsx';
import type { MockReply } from '#app/domain/question-bank/mock/components/use-answer.ts';
import { largestPhoto } from '#app/domain/question-bank/mock/mock.ts';
import { answerMockForm } from '#app/domain/question-bank/mock/mock-form.server.ts';
import { ownMock } from '#app/domain/question-bank/mock/own-mock.server.ts';
import { readableBank } from '#app/domain/question-bank/readable-bank.server.ts';
import { preloadRendered } from '#app/domain/syllabus/components/rendered.tsx';
import { translator } from '#app/i18n/translator.ts';
import { headOf } from '#app/ui/head.ts';
import { loadsUnless, sendOrNotReached } from '#app/ui/not-reached.ts';
import { Page } from '#app/ui/page.tsx';
import { formWithin } from '#app/web/form-within.ts';
import { askerIn, badRequest, notFound, requirePerson } from '#app/web/require-role.ts';

/** A photo, and what a form says beside it. */
const largestForm = largestPhoto + 100_000;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = requirePerson(context, request);
  const asker = { ...askerIn(context, params.offering), person };
  const mock = await ownMock(context, asker, params.mock ?? '', context.language);
  if (mock === null) throw notFound();
  const { slug, code, zone } = context.course.offering(asker.offering);
  const t = translator(context.language, 'mock');
  const head = { title: `${t('title')} · ${code}`, description: t('description') };
  return { slug, code, zone, mock, keptAs: `${person.id}/mock/${mock.id}/`, head };
}

/** The texts are fetched before they are shown: nothing jumps. */
export async function clientLoader({ serverLoader }: ClientLoaderFunctionArgs) {
  const loaded = await serverLoader<typeof loader>();
  const questions = loaded.mock.answers.flatMap(({ question }) => question ?? []);
  const hashes = questions.flatMap(({ statement, steps }) => [
    statement,
    ...steps.map(({ hash }) => hash),
  ]);
  await Promise.all(hashes.map(preloadRendered));
  return loaded;
}

export const meta: MetaFunction<typeof loader> = headOf;

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await formWithin(request, largestForm);
  if (form === null) return data({ kind: 'too large' } satisfies MockReply, { status: 413 });
  // Being led to the sign-in page would take the words typed since then along.
  if (context.viewer === null && form.get('intent') === 'save') {
    return { kind: 'signed out' } satisfies MockReply;
  }
  const person = requirePerson(context, request);
  const asker = { ...askerIn(context, params.offering), person };
  if ((await readableBank(context, asker)) === null) throw notFound();
  const answer = await answerMockForm(context, asker, params.mock ?? '', form);
  if (answer === null) throw badRequest();
  const list = `/${asker.offering}/midterm/mock`;
  if (answer.kind === 'deleted') return redirect(list);
  if (!answer.said.ok && answer.said.because === 'not found') throw notFound();
  if (!answer.said.ok) return data(answer satisfies MockReply, { status: 422 });
  const finished = answer.kind === 'answers' && answer.said.finished;
  return finished ? redirect(`${list}/${params.mock}`) : (answer satisfies MockReply);
}

export { sendOrNotReached as clientAction };

/** What was kept while typing is on the page already, and after a refusal the words stay. */
export function shouldRevalidate(given: ShouldRevalidateFunctionArgs): boolean {
  const reply = given.actionResult as MockReply | undefined;
  return loadsUnless(reply !== undefined && staysAfter(reply), given);
}

function staysAfter(reply: MockReply): boolean {
  if ('ok' in reply || reply.kind === 'signed out') return true;
  return reply.kind === 'answers' && (reply.said.ok || reply.said.because !== 'finished');
}

/** A mock midterm: its paper while it is written, then one's own answers beside the derivations. */
export default function MockMidterm() {
  const { slug, code, zone, mock, keptAs } = useLoaderData<typeof loader>();
  const reply = useActionData<MockReply>();
  const { t } = useTranslation('mock');
  const shown = { offering: slug, zone, mock, keptAs, reply };
  return (
    <Page
      eyebrow={
        <>
          {code} · <Link to={`/${slug}/midterm/mock`}>{t('all')}</Link>
        </>
      }
      title={t('title')}
      lead={
        <>
          {t('seed')}{' '}
          <Link to={`/${slug}/midterm/mock?seed=${encodeURIComponent(mock.seed)}`}>
            {mock.seed}
          </Link>
        </>
      }
    >
      {mock.finishedAt === null ? <MockPaper {...shown} /> : <MockMarking {...shown} />}
    </Page>
  );
}
