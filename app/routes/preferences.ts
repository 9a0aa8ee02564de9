import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { changeLanguage } from '#app/domain/people/change-language.server.ts';
import { pathInPortal, pathOfReferrer, withoutLanguage } from '#app/domain/people/return-path.ts';
import { asLanguage } from '#app/i18n/languages.ts';
import { rememberLanguage } from '#app/web/locale.ts';

/** Keeps a choice that is made on every page, and leads back to that page. */
export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const to = withoutLanguage(pathInPortal(form.get('to')) ?? pathOfReferrer(request));
  const asked = form.get('language');
  const language = asLanguage(typeof asked === 'string' ? asked : undefined);
  if (language === undefined) return redirect(to);
  if (context.viewer !== null) await changeLanguage(context.db, context.viewer.id, language);
  const secure = context.origin.startsWith('https:');
  return redirect(to, { headers: { 'Set-Cookie': rememberLanguage(language, secure) } });
}

export function loader() {
  return redirect('/');
}
