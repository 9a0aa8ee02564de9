import type { ActionFunctionArgs } from '@remix-run/node';

/**
 * What a loader or action is given. Asked in English, by nobody, unless the context says otherwise;
 * beside that it holds only what the route under test uses.
 */
export function routeArguments(
  request: Request,
  context: object,
  params: Record<string, string | undefined> = {},
): ActionFunctionArgs {
  const asked = { viewer: null, roles: {}, unproven: [], language: 'en', ...context };
  return { request, params, context: asked } as unknown as ActionFunctionArgs;
}
