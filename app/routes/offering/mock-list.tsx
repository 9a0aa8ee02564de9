import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { v4 as newId } from 'uuid';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import { beginMock } from '#app/domain/question-bank/mock/begin-mock.server.ts';
import { BeginMock } from '#app/domain/question-bank/mock/components/begin-mock.tsx';
import { DrawnBySeed } from '#app/domain/question-bank/mock/components/drawn-by-seed.tsx';
import { MockList } from '#app/domain/question-bank/mock/components/mock-list.tsx';
import { seededDraw } from '#app/domain/question-bank/mock/seeded-draw.server.ts';
import { proposedSeed, readSeed } from '#app/domain/question-bank/mock/mock.ts';
import { ownMocks } from '#app/domain/question-bank/mock/own-mock.server.ts';
import { courseMidterm } from '#app/domain/question-bank/readable-bank.server.ts';
import { translator } from '#app/i18n/translator.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { headOf } from '#app/ui/head.ts';
import { Page } from '#app/ui/page.tsx';
import { textOf } from '#app/web/form.ts';
import { askerIn, badRequest, notFound, requirePerson } from '#app/web/require-role.ts';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = askerIn(context, params.offering);
  const midterm = courseMidterm(context, asker);
  if (midterm === null) throw notFound();
  const { slug, code, zone } = context.course.offering(asker.offering);
  const { person } = asker;
  const id = newId();
  const seed = readSeed(new URL(request.url).searchParams.get('seed') ?? '');
  const t = translator(context.language, 'mock');
  return {
    ...{ slug, code, zone, midterm, signedIn: person !== null },
    proposed: midterm.readable ? { id, seed: seed ?? proposedSeed(id) } : null,
    drawn: seed === null ? null : await seededDraw(context, asker, seed),
    mocks:
      !midterm.readable || person === null ? [] : await ownMocks(context.db, { ...asker, person }),
    head: { title: `${t('title')} · ${code}`, description: t('description') },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

/** Begins a mock midterm, and leads to it. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = requirePerson(context, request);
  const asker = { ...askerIn(context, params.offering), person };
  const form = await request.formData();
  const seed = textOf(form, 'seed');
  const begun = await beginMock(context, asker, { id: textOf(form, 'id'), seed });
  if (begun === null) throw badRequest();
  if (begun.ok) return redirect(`/${asker.offering}/midterm/mock/${begun.id}`);
  if (begun.because === 'no questions') throw notFound();
  return data({ because: begun.because, seed }, { status: 422 });
}

/** Trying the midterm: how its questions are drawn, a beginning, and what was tried before. */
export default function MockMidterms() {
  const { slug, code, zone, midterm, signedIn, proposed, drawn, mocks } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation('mock');
  return (
    <Page
      eyebrow={
        <>
          {code} · <Link to={`/${slug}/midterm`}>{t('bank')}</Link>
        </>
      }
      title={t('title')}
      lead={midterm.readable && t('lead', { count: midterm.asks, minutes: midterm.minutes })}
      width="read"
    >
      {proposed === null ? (
        <EmptyState title={t('notYetTitle')}>
          {t('notYet')} <Moment at={midterm.publishedFrom} zone={zone} />
        </EmptyState>
      ) : (
        <>
          <BeginMock
            offering={slug}
            proposed={proposed}
            signedIn={signedIn}
            refused={refused ?? null}
          />
          {drawn !== null && <DrawnBySeed offering={slug} {...drawn} />}
          {signedIn && <MockList offering={slug} zone={zone} mocks={mocks} />}
        </>
      )}
    </Page>
  );
}
