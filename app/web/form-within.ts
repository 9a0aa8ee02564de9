import { bodyWithin } from './body-within.ts';

/** The form that a request brings, when it is no more than so many bytes; null when it is more. */
export async function formWithin(request: Request, largest: number): Promise<FormData | null> {
  const body = await bodyWithin(request, largest);
  if (body === null) return null;
  const type = request.headers.get('Content-Type') ?? '';
  return new Response(body, { headers: { 'Content-Type': type } }).formData();
}
