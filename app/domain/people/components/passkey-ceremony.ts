import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';

/** Why a passkey did nothing, by keys of the catalogue. */
export type PasskeyTrouble =
  'unsupported' | 'cancelled' | 'known' | 'over' | 'failed' | 'unknown' | 'notReached';

/** A proof to send to the portal, or why there is none. */
export type PasskeyProof =
  { ok: true; token: string; response: string } | { ok: false; because: PasskeyTrouble };

/** Lets this device make a passkey for the account that is signed in. */
export function makePasskey(): Promise<PasskeyProof> {
  return proof<PublicKeyCredentialCreationOptionsJSON>('/account/passkeys', (library, options) =>
    library.startRegistration({ optionsJSON: options }),
  );
}

/** Lets a person choose a passkey, and their device sign with it. */
export function choosePasskey(): Promise<PasskeyProof> {
  return proof<PublicKeyCredentialRequestOptionsJSON>('/sign-in/passkey', (library, options) =>
    library.startAuthentication({ optionsJSON: options }),
  );
}

/**
 * Offers passkeys beside what the browser would fill into the address field, where it can; ends
 * without a word when none is chosen.
 *
 * @param gone aborted when the page is left
 */
export async function offerPasskeys(gone: AbortSignal): Promise<PasskeyProof> {
  const nothing = { ok: false, because: 'cancelled' } as const;
  if (!hasPasskeys() || !('isConditionalMediationAvailable' in PublicKeyCredential)) return nothing;
  const { browserSupportsWebAuthnAutofill, WebAuthnAbortService } = await library();
  if (!(await browserSupportsWebAuthnAutofill()) || gone.aborted) return nothing;
  gone.addEventListener('abort', () => WebAuthnAbortService.cancelCeremony());
  return proof<PublicKeyCredentialRequestOptionsJSON>(
    '/sign-in/passkey',
    async ({ startAuthentication }, options) => {
      if (gone.aborted) throw new DOMException('The page was left.', 'AbortError');
      return startAuthentication({ optionsJSON: options, useBrowserAutofill: true });
    },
  );
}

/** Loaded when it is first needed: most people sign in without. */
const library = () => import('@simplewebauthn/browser');
type Library = Awaited<ReturnType<typeof library>>;

async function proof<Options>(
  address: string,
  ask: (library: Library, options: Options) => Promise<object>,
): Promise<PasskeyProof> {
  if (!hasPasskeys()) return { ok: false, because: 'unsupported' };
  try {
    const body = new URLSearchParams({ intent: 'begin' });
    const begun = await fetch(address, { method: 'POST', body });
    if (!begun.ok) return { ok: false, because: 'notReached' };
    const { options, token } = (await begun.json()) as { options: Options; token: string };
    const response = await ask(await library(), options);
    return { ok: true, token, response: JSON.stringify(response) };
  } catch (error) {
    return { ok: false, because: troubleOf(error) };
  }
}

function hasPasskeys(): boolean {
  return typeof PublicKeyCredential === 'function';
}

/** Browsers do not tell more, so that a page cannot find out what a device holds. */
function troubleOf(error: unknown): PasskeyTrouble {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'AbortError') return 'cancelled';
  if (name === 'InvalidStateError') return 'known';
  return name === 'TypeError' ? 'notReached' : 'failed';
}
