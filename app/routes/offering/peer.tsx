import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { v7 as newId } from 'uuid';
import { Deadline } from '#app/domain/calendar/components/deadline.tsx';
import { useTextName } from '#app/domain/projects/peer/components/own-readings.tsx';
import { ReaderDesk } from '#app/domain/projects/peer/components/reader-desk.tsx';
import { readerText } from '#app/domain/projects/peer/own-readings.server.ts';
import {
  answerReadingForm,
  type ReadingAnswer,
} from '#app/domain/projects/peer/reading-form.server.ts';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { translator } from '#app/i18n/translator.ts';
import { headOf } from '#app/ui/head.ts';
import { sendOrNotReached, unlessNotReached, type NotReached } from '#app/ui/not-reached.ts';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { badRequest, notFound, requirePermission } from '#app/web/require-role.ts';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'work on project');
  const { db, course, language } = context;
  const text = await readerText(db, course, asker, params.reading ?? '');
  if (text === null) throw notFound();
  return {
    ...{ text, offering: asker.offering, zone: course.offering(asker.offering).zone },
    keptAs: `${asker.person.id}/peer/${text.id}`,
    requestId: newId(),
    head: {
      title: text.label[language],
      description: translator(language, 'peer')('reader.description'),
    },
  };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'work on project');
  const reading = params.reading ?? '';
  if ((await readerText(context.db, context.course, asker, reading)) === null) throw notFound();
  const answer = await answerReadingForm(context, asker, reading, await request.formData());
  if (answer === null) throw badRequest();
  if (!answer.ok) return data(answer, { status: 422 });
  if (answer.intent === 'decline') throw redirect(`/${asker.offering}/projects?done=decline`);
  return data(answer);
}

export { sendOrNotReached as clientAction, unlessNotReached as shouldRevalidate };

export const meta: MetaFunction<typeof loader> = headOf;

/** A classmate's text that one was given to read, and what one says about it. */
export default function PeerPage() {
  const { text, offering, zone, keptAs, requestId } = useLoaderData<typeof loader>();
  const said = useActionData<ReadingAnswer | NotReached>();
  const { t, i18n } = useTranslation('peer');
  const say = useSay();
  const nameOf = useTextName();
  const names = new Intl.ListFormat(i18n.language);
  return (
    <Page
      eyebrow={
        <Link to={`/${offering}/projects`}>{t('label', { stage: say(text.stageTitle) })}</Link>
      }
      title={nameOf(text)}
      lead={
        <>
          <Deadline at={text.due} zone={zone} done={text.state.kind === 'handed in'} />
          {text.project !== null && ` · ${names.format(text.project.team)}`}
          {` · ${t('reader.version', { version: text.version })}`}
        </>
      }
    >
      {said?.ok === true && said.intent === 'hand-in' && (
        <Notice tone="done">{t(said.changed ? 'reader.done.hand-in' : 'reader.done.same')}</Notice>
      )}
      <ReaderDesk key={text.id} {...{ text, offering, zone, keptAs, requestId, said }} />
    </Page>
  );
}
