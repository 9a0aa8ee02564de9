import { data, type ActionFunctionArgs } from '@remix-run/node';
import { isEmptyContent } from '#app/domain/projects/document/content.ts';
import {
  contentFromMarkdown,
  longestMarkdown,
} from '#app/domain/projects/document/import/content-from-markdown.server.ts';
import { findProject } from '#app/domain/projects/find-project.server.ts';
import { stageName } from '#app/domain/projects/stage-name.ts';
import { textOf } from '#app/web/form.ts';
import { notFound, requirePermission } from '#app/web/require-role.ts';

/** Reads Markdown for the editor, which puts it into the text; nothing is changed here. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'see dashboard');
  const project = await findProject(context.db, asker, params.project ?? '');
  if (project?.access !== 'member' || stageName(params.stage) === null) throw notFound();
  const markdown = textOf(await request.formData(), 'markdown');
  const content = markdown.length > longestMarkdown ? null : contentFromMarkdown(markdown);
  const isNothing = content === null || isEmptyContent(content);
  return isNothing ? data({ content: null }, { status: 422 }) : data({ content });
}
