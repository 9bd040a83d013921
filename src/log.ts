import { destination, pino, stdSerializers } from 'pino';
import type { DestinationStream, Logger } from 'pino';

/** Fields that must never reach the log. */
const HIDDEN = ['password', 'token', 'code', 'secret', 'cookie', 'authorization', 'body', 'text', 'address'];
/** Fields of an error that hold names and no values: a database tells the values of a row in the others. */
const TOLD = ['table', 'column', 'constraint', 'routine', 'severity', 'responseCode', 'command', 'syscall'];

/** Mail addresses, also within the address of a page; a path has slashes around its @. */
const ADDRESSES = /[\p{L}\p{N}.!#$&'*+=?^`{|}~_-]{1,64}(?:@|%40)[\p{L}\p{N}][\p{L}\p{N}.-]{0,253}/giu;
/** Secrets that open something: sessions, mailed links, tickets of codes, states of a sign-in. No word is so long. */
const TOKENS = /(?<![\w-])(?:[0-9a-z]{1,15}\.[\w-]{24,}|[\w-]{32,})/g;

/** The log: lines of JSON on standard output, or wherever tests want them. */
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

/** Takes addresses and tokens out of all words, and out of the stack of an error. */
const withoutSecrets = (_: string, value: unknown): unknown =>
  typeof value === 'string' ? value.replace(ADDRESSES, '(address)').replace(TOKENS, '(token)') : value;

/** An error as the log tells it. */
function told(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const { type, message, stack } = stdSerializers.err(error);
  const own = error as unknown as Record<string, unknown>;
  const isFromDatabase = typeof own['severity'] === 'string';
  return {
    type,
    // A database's message may quote a value.
    message: isFromDatabase ? withoutValues(message) : message,
    stack: isFromDatabase ? withoutValues(stack) : stack,
    ...(own['code'] === undefined ? {} : { errorCode: own['code'] }),
    ...Object.fromEntries(TOLD.filter((name) => own[name] !== undefined).map((name) => [name, own[name]])),
  };
}

/** PostgreSQL puts values in double quotes after a colon; names of its own things stand elsewhere. */
const withoutValues = (text: string): string => text.replaceAll(/: "(?:[^"\\]|\\.)*"/g, ': (value)');
