import path from 'node:path';
import { z } from 'zod';
import { CannotStart } from '#app/db/cannot-start.ts';

const yesOrNo = z.enum(['yes', 'no']).transform((word) => word === 'yes');

/** Every variable that the portal reads, with what holds when it is not set. */
const variables = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  /** The interface to listen on; other machines reach the portal only when it says so. */
  HOST: z.string().default('localhost'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** The address people type, for links in mail; from HOST and PORT when not set. */
  ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  /** Whether `X-Forwarded-*` headers are to be believed. */
  TRUST_PROXY: yesOrNo.default(false),
  /** What an empty database becomes: the demo, or a course with the real clock. */
  INSTALLATION: z.enum(['demo', 'course']).default('demo'),
  /** A PostgreSQL server of your own, 15 or newer; without it the portal starts one. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** Where the portal keeps its database and the files handed in. */
  DATA: z.string().min(1).default('.data'),
  /** Where the folders of the offerings are. */
  CONTENT: z.string().min(1).default('content/syllabus'),
  /** A mail server; without it mail is kept in the outbox that staff can read. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).default('Practicum <practicum@localhost>'),
  /** A provider of single sign-on (OpenID Connect) and what it knows this portal as. */
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/ })
    .refine(isPrivate, 'must begin with https')
    .optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  /** What people call the provider, for the button. */
  OIDC_NAME: z.string().max(60).optional(),
  /** A browser that makes PDFs; looked for in the usual places when not set. */
  CHROMIUM_PATH: z.string().optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

/** Whether nobody on the way can listen: by TLS, or because it never leaves this machine. */
function isPrivate(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

export type Environment = ReturnType<typeof readEnvironment>;

/**
 * Reads the process's environment, once, at the start. An empty variable counts as not set.
 *
 * @throws CannotStart naming every variable that cannot be understood
 */
export function readEnvironment(given: Record<string, string | undefined> = process.env) {
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
  const read = variables.safeParse(set);
  if (!read.success) {
    const lines = read.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new CannotStart(`These settings cannot be understood:\n${lines.join('\n')}`);
  }
  const { data } = read;
  if ((data.OIDC_ISSUER === undefined) !== (data.OIDC_CLIENT_ID === undefined)) {
    throw new CannotStart('OIDC_ISSUER and OIDC_CLIENT_ID need each other: set both or neither.');
  }
  return {
    mode: data.NODE_ENV,
    host: data.HOST,
    port: data.PORT,
    origin: data.ORIGIN === undefined ? undefined : new URL(data.ORIGIN).origin,
    trustProxy: data.TRUST_PROXY,
    installation: data.INSTALLATION,
    databaseUrl: data.DATABASE_URL,
    dataFolder: path.resolve(data.DATA),
    contentFolder: path.resolve(data.CONTENT),
    smtpUrl: data.SMTP_URL,
    mailFrom: data.MAIL_FROM,
    singleSignOn: singleSignOnOf(data),
    chromium: data.CHROMIUM_PATH,
    logLevel: data.LOG_LEVEL,
  };
}

function singleSignOnOf(data: z.infer<typeof variables>) {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = data;
  if (OIDC_ISSUER === undefined || OIDC_CLIENT_ID === undefined) return undefined;
  const client = { clientId: OIDC_CLIENT_ID, clientSecret: OIDC_CLIENT_SECRET };
  return { issuer: OIDC_ISSUER, ...client, name: OIDC_NAME };
}
