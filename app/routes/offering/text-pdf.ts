import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import {
  askedText,
  fileNameOf,
  printPath,
} from '#app/domain/projects/document/paper/printed-document.server.ts';
import { printedPdf } from '#app/domain/projects/document/paper/printed-pdf.server.ts';
import { notFound, requirePermission } from '#app/web/require-role.ts';

/** A stage's text as a PDF; where that cannot be made, the page that can be printed, with why. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'see dashboard');
  const text = await askedText(context, asker, params, request.url);
  if (text === null) throw notFound();
  const page = new URL(printPath(asker.offering, text), request.url);
  const toPage = (because: string) => {
    page.searchParams.set('pdf', because);
    return redirect(page.pathname + page.search);
  };
  const { printer } = context;
  if (printer === null) return toPage('none');
  if (!(await context.limits.print.take(asker.person.id))) return toPage('busy');
  const printed = await printedPdf({ ...context, printer }, asker.offering, text);
  if (!printed.ok) return toPage(printed.because);
  return new Response(new Uint8Array(printed.pdf), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `attachment; filename="${fileNameOf(text)}.pdf"`,
      'Cache-Control': 'no-store',
    },
  });
}
