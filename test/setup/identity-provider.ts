import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider, type ProviderConfiguration } from 'oidc-provider';

/** Somebody whom the provider knows. */
export type Known = { subject: string; name?: string; email?: string; verified?: boolean };

export type TestProvider = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  close(): Promise<void>;
};

const clientId = 'practicum';
const clientSecret = 'a-secret-that-only-tests-know';

/**
 * A real provider of OpenID Connect on a free port of this machine. Its page has one button for
 * each person it knows, and one that refuses.
 *
 * @param callback the address of the portal that it may lead back to
 * @param port a free one when not given
 */
export async function startIdentityProvider(
  callback: string,
  people: readonly Known[],
  port = 0,
): Promise<TestProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, 'localhost', resolve));
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, settings(callback, people));
  const answer = provider.callback();
  server.on('request', (request, response) => {
    const interaction = /^\/interaction\/[\w-]+$/.test(request.url ?? '');
    void (interaction ? interact(provider, people, request, response) : answer(request, response));
  });
  return {
    ...{ issuer, clientId, clientSecret },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function settings(callback: string, people: readonly Known[]): ProviderConfiguration {
  return {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [callback] }],
    claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'] },
    cookies: { keys: ['only for tests'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, accountId) => {
      const known = people.find(({ subject }) => subject === accountId);
      if (known === undefined) return undefined;
      const { subject, name, email, verified } = known;
      return {
        accountId,
        claims: () => ({ sub: subject, name, email, email_verified: verified }),
      };
    },
    // What is asked for is granted: these tests are about the portal.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client?.clientId,
        accountId: oidc.session?.accountId,
      });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
  };
}

async function interact(
  provider: Provider,
  people: readonly Known[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'POST') {
    const button = (value: string) => `<button name="who" value="${value}">${value}</button>`;
    const buttons = [...people.map(({ subject }) => subject), 'nobody'].map(button);
    response.setHeader('Content-Type', 'text/html');
    response.end(
      `<title>Provider</title><link rel="icon" href="data:,"><form method="post">${buttons.join('')}</form>`,
    );
    return;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const who = new URLSearchParams(Buffer.concat(chunks).toString()).get('who') ?? '';
  const result =
    who === 'nobody' ? { error: 'access_denied' } : { login: { accountId: who, remember: false } };
  await provider.interactionFinished(request, response, result);
}
