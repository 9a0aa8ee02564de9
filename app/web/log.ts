import { pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino';

export type Log = Logger;

/**
 * Structured logs, one JSON object a line. They say what happened to which identifier, never what
 * a person wrote or is called: whatever carries personal text or a secret is removed by key, and
 * an error is told without the data of the request that caused it.
 */
export function openLog(level: string, destination?: DestinationStream): Log {
  return pino(
    {
      level,
      base: undefined,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: personalPaths, remove: true },
      serializers: { err: describeError },
    },
    destination,
  );
}

const personalKeys = [
  'address',
  'body',
  'cookie',
  'email',
  'headers',
  'html',
  'name',
  'note',
  'password',
  'subject',
  'text',
  'toAddress',
  'token',
  'url',
];
const personalPaths = personalKeys.flatMap((key) => [key, `*.${key}`]);

/**
 * Type, code and where. The message only of an error that the language itself throws: those of
 * Prisma, of parsers and of mail servers quote the values they refuse.
 */
function describeError(error: unknown) {
  if (!(error instanceof Error)) return { type: typeof error };
  const quotesNothing = error instanceof TypeError || error instanceof RangeError;
  return {
    type: error.name,
    code: 'code' in error ? String(error.code) : undefined,
    message: quotesNothing ? error.message : undefined,
    frames: error.stack?.split('\n').filter((line) => line.startsWith('    at ')),
  };
}
