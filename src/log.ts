import { destination, pino, stdSerializers } from 'pino';
import type { DestinationStream, Logger } from 'pino';

/** Fields that must never reach the log. */
const HIDDEN = ['password', 'token', 'code', 'secret', 'cookie', 'authorization', 'body', 'text', 'address'];
/** Fields of an error that hold names and no values. In the other fields a database may quote the values of a row. */
const TOLD = ['table', 'column', 'constraint', 'routine', 'severity', 'responseCode', 'command', 'syscall'];

/** Mail addresses, even within the address of a page. In a path there are slashes around an @. */
const ADDRESSES = /[\p{L}\p{N}.!#$&'*+=?^`{|}~_-]{1,64}(?:@|%40)[\p{L}\p{N}][\p{L}\p{N}.-]{0,253}/giu;
/** Secrets that open something: sessions, mailed links, tickets of codes, states of a sign-in. No ordinary word is so long. */
const TOKENS = /(?<![\w-])(?:[0-9a-z]{1,15}\.[\w-]{24,}|[\w-]{32,})/g;

/** The log: lines of JSON on standard output, or to a stream of a test. */
export function createLog(
  level: string,
  out: DestinationStream = destination({ fd: 1, sync: true }),
): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: told },
      redact: { paths: HIDDEN.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '(hidden)' },
    },
    { write: (line) => out.write(`${JSON.stringify(JSON.parse(line, withoutSecrets))}\n`) },
  );
}

/** Removes addresses and tokens from all texts, including the stack of an error. */
const withoutSecrets = (_: string, value: unknown): unknown =>
  typeof value === 'string' ? value.replace(ADDRESSES, '(address)').replace(TOKENS, '(token)') : value;

/** The fields of an error for the log. */
function told(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const { type, message, stack } = stdSerializers.err(error);
  const own = error as unknown as Record<string, unknown>;
  const isFromDatabase = typeof own['severity'] === 'string';
  return {
    type,
    // A message from the database may quote a value.
    message: isFromDatabase ? withoutValues(message) : message,
    stack: isFromDatabase ? withoutValues(stack) : stack,
    ...(own['code'] === undefined ? {} : { errorCode: own['code'] }),
    ...Object.fromEntries(TOLD.filter((name) => own[name] !== undefined).map((name) => [name, own[name]])),
  };
}

/** PostgreSQL puts values in double quotes after a colon, and names elsewhere. */
const withoutValues = (text: string): string => text.replaceAll(/: "(?:[^"\\]|\\.)*"/g, ': (value)');
