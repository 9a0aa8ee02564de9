import * as client from 'openid-client';
import { z } from 'zod';

/** Who somebody is, as a provider of single sign-on says. */
export type ProvenIdentity = {
  issuer: string;
  subject: string;
  name: string | null;
  /** Only an address that the provider vouches for. */
  email: string | null;
};

/** What the portal keeps while the browser is at the provider's. */
export type ProviderSecrets = { state: string; nonce: string; verifier: string };

export type ProviderAnswer =
  { ok: true; identity: ProvenIdentity } | { ok: false; because: 'denied' | 'failed' };

/** A provider of OpenID Connect, which is asked for the first time when somebody wants in. */
export type IdentityProvider = {
  /** What people call it; null when the portal's keeper gave it no name. */
  name: string | null;
  issuer: string;
  /**
   * Where to send the browser, by the authorization code flow with PKCE.
   *
   * @param callback the portal's own address that the provider leads back to
   * @returns null when the provider cannot be reached
   */
  begin(callback: string): Promise<{ url: string; secrets: ProviderSecrets } | null>;
  /** @param answer the address that the provider led the browser back to, with its query */
  finish(answer: URL, secrets: ProviderSecrets): Promise<ProviderAnswer>;
};

export type ProviderSettings = {
  issuer: string;
  clientId: string;
  clientSecret: string | undefined;
  name: string | undefined;
};

const timeoutSeconds = 10;

/** @param told is given every failure, for the log; none of them holds a secret */
export function openIdentityProvider(
  settings: ProviderSettings,
  told: (error: unknown) => void,
): IdentityProvider {
  let discovered: Promise<client.Configuration> | undefined;
  // A failed discovery is not kept, so that the next person tries again.
  const configuration = () =>
    (discovered ??= discover(settings).catch((error: unknown) => {
      discovered = undefined;
      throw error;
    }));

  return {
    name: settings.name ?? null,
    issuer: settings.issuer,
    begin: async (callback) => {
      try {
        return await authorization(await configuration(), callback);
      } catch (error) {
        told(error);
        return null;
      }
    },
    finish: async (answer, secrets) => {
      try {
        return { ok: true, identity: await identityFrom(await configuration(), answer, secrets) };
      } catch (error) {
        const denied =
          error instanceof client.AuthorizationResponseError && error.error === 'access_denied';
        if (!denied) told(error);
        return { ok: false, because: denied ? 'denied' : 'failed' };
      }
    },
  };
}

/** Only an issuer on this machine is spoken to without TLS, and the settings take no other. */
async function discover(settings: ProviderSettings): Promise<client.Configuration> {
  const { issuer, clientId, clientSecret } = settings;
  const server = new URL(issuer);
  return client.discovery(
    server,
    clientId,
    {},
    clientSecret === undefined ? client.None() : client.ClientSecretBasic(clientSecret),
    {
      timeout: timeoutSeconds,
      execute: server.protocol === 'http:' ? [client.allowInsecureRequests] : [],
    },
  );
}

async function authorization(configuration: client.Configuration, callback: string) {
  const verifier = client.randomPKCECodeVerifier();
  const secrets = { state: client.randomState(), nonce: client.randomNonce(), verifier };
  const url = client.buildAuthorizationUrl(configuration, {
    redirect_uri: callback,
    scope: 'openid profile email',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state: secrets.state,
    nonce: secrets.nonce,
  });
  return { url: url.href, secrets };
}

/** What providers call these things; anything else they say is not looked at. */
const claimsForm = z.object({
  iss: z.string(),
  sub: z.string().min(1).max(255),
  name: z.string().optional().catch(undefined),
  email: z.string().optional().catch(undefined),
  email_verified: z.boolean().optional().catch(undefined),
});

async function identityFrom(
  configuration: client.Configuration,
  answer: URL,
  { state, nonce, verifier }: ProviderSecrets,
): Promise<ProvenIdentity> {
  const tokens = await client.authorizationCodeGrant(configuration, answer, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
  });
  const signed = claimsForm.parse(tokens.claims());
  // Many providers put the address into the answer to a second question only.
  const asks =
    signed.email === undefined && configuration.serverMetadata().userinfo_endpoint !== undefined;
  const said = asks
    ? claimsForm
        .partial()
        .parse(await client.fetchUserInfo(configuration, tokens.access_token, signed.sub))
    : signed;
  return {
    issuer: signed.iss,
    subject: signed.sub,
    name: said.name ?? signed.name ?? null,
    email: said.email_verified === true ? (said.email ?? null) : null,
  };
}
