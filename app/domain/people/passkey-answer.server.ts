import { z } from 'zod';

const text = z.string().max(20_000);
const results = z.looseObject({}).catch({});
const transports = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'] as const;
const common = { id: text, rawId: text, type: z.literal('public-key') };

const registration = z.object({
  ...common,
  clientExtensionResults: results,
  response: z.object({
    clientDataJSON: text,
    attestationObject: text,
    transports: z.array(z.enum(transports)).catch([]),
  }),
});

const authentication = z.object({
  ...common,
  clientExtensionResults: results,
  response: z.object({
    clientDataJSON: text,
    authenticatorData: text,
    signature: text,
    userHandle: text.optional(),
  }),
});

/** What a browser says after making a passkey; null when it is nothing of the kind. */
export const readRegistration = (typed: string) => read(registration, typed);

/** What a browser says after using a passkey; null when it is nothing of the kind. */
export const readAuthentication = (typed: string) => read(authentication, typed);

function read<T>(form: z.ZodType<T>, typed: string): T | null {
  try {
    return form.safeParse(JSON.parse(typed)).data ?? null;
  } catch {
    return null;
  }
}
