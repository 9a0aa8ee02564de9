import type { LoaderFunctionArgs } from '@remix-run/node';
import { markdownOf } from '#app/domain/projects/document/content-markdown.ts';
import {
  askedText,
  fileNameOf,
} from '#app/domain/projects/document/paper/printed-document.server.ts';
import { notFound, requirePermission } from '#app/web/require-role.ts';

/** A stage's text as Markdown. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'see dashboard');
  const text = await askedText(context, asker, params, request.url);
  if (text === null) throw notFound();
  const { project, team } = text;
  const places = {
    figure: (file: string) => `${context.origin}${text.figures.at}/${file}`,
    origin: context.origin,
  };
  const head = `# ${project.title}\n\n${team.join(', ')}\n\n`;
  return new Response(head + markdownOf(text.content, places), {
    headers: {
      'Content-Type': 'text/markdown; charset=utf-8',
      'Content-Disposition': `attachment; filename="${fileNameOf(text)}.md"`,
      'Cache-Control': 'no-store',
    },
  });
}
