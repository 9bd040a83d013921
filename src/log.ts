import { destination, pino } from 'pino';
import type { Logger } from 'pino';

/** What must never reach the log, wherever somebody puts it. */
const HIDDEN = ['password', 'token', 'code', 'secret', 'cookie', 'authorization', 'body', 'text', 'address'];

export function createLog(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: HIDDEN.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '(hidden)' },
    },
    destination({ fd: 1, sync: true }),
  );
}
