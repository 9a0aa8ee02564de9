// The package brings no types: only what the tests use is declared.
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  export type ProviderConfiguration = Record<string, unknown> & {
    interactions: { url: (context: unknown, interaction: { uid: string }) => string };
    findAccount: (context: unknown, accountId: string) => unknown;
    loadExistingGrant: (context: { oidc: GrantContext }) => Promise<unknown>;
  };
  type Grant = { addOIDCScope(scope: string): void; save(): Promise<string> };
  type GrantContext = {
    provider: { Grant: new (given: object) => Grant };
    client?: { clientId: string };
    session?: { accountId?: string };
  };
  export class Provider {
    constructor(issuer: string, configuration: ProviderConfiguration);
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: object,
    ): Promise<void>;
  }
}
