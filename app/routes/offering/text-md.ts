import type { LoaderFunctionArgs } from '@remix-run/node';
import { markdownOf } from '#app/domain/projects/document/content-markdown.ts';
import {
  askedVersion,
  fileNameOf,
  printedDocument,
} from '#app/domain/projects/document/paper/printed-document.server.ts';
import { stageName } from '#app/domain/projects/stage-name.ts';
import { notFound, requirePermission } from '#app/web/require-role.ts';

/** A stage's text as Markdown. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'see dashboard');
  const stage = stageName(params.stage);
  if (stage === null) throw notFound();
  const address = { project: params.project ?? '', stage };
  const version = askedVersion(request.url);
  const text = await printedDocument(context.db, context.course, asker, address, version);
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
