import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import {
  studentMarks,
  type StudentMarks,
} from '#app/domain/gradebook/grading/student-marks.server.ts';
import { submittedFile } from '#app/domain/homework/hand-in/submitted-file.server.ts';
import { versionNumber } from '#app/domain/homework/hand-in/version-rules.ts';
import { LookAtFile } from '#app/domain/homework/preview/components/look-at-file.tsx';
import type { PlacedNote } from '#app/domain/homework/preview/place.ts';
import { viewFile } from '#app/domain/homework/preview/view-file.server.ts';
import type { Language } from '#app/i18n/languages.ts';
import { translator } from '#app/i18n/translator.ts';
import { headOf } from '#app/ui/head.ts';
import { notFound, requirePermission } from '#app/web/require-role.ts';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'see dashboard');
  const { homework = '', file = '' } = params;
  const number = versionNumber(params.number);
  if (number === null) throw notFound();
  const found = await submittedFile(context.db, asker, { homework, number, id: file });
  if (found === null) throw notFound();
  const { name, size } = found;
  const marks = await studentMarks(context.db, context.course, asker, homework, number);
  const home = `/${asker.offering}/homework/${homework}`;
  const t = translator(context.language, 'preview');
  return {
    ...{ name, size, home, version: number, homework: homework.toUpperCase() },
    href: `${home}/submissions/${number}/files/${file}`,
    view: await viewFile(context.files, found),
    notes: notesOn(file, marks, context.language),
    head: { title: name, description: t('lookAt', { name }) },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

/** What was noted in the file by the marks that its person sees. */
function notesOn(file: string, marks: StudentMarks | null, language: Language): PlacedNote[] {
  return (marks?.parts ?? []).flatMap(({ title, notes }) =>
    notes
      .filter((note) => note.file === file)
      .map(({ id, place, text }) => ({ id, place, text, label: title[language] })),
  );
}

/** A file of one of the reader's own versions, as whoever grades it sees it. */
export default function LookAtSubmitted() {
  return <LookAtFile {...useLoaderData<typeof loader>()} />;
}
