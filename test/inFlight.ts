import { setTimeout as pause } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { expect } from 'vitest';
import type { Schema } from '../src/db/schema.ts';
import type { Sink } from './mail/sink.ts';
import { asked } from './process.ts';

/**
 * Adds to `inFlight` the Message-IDs of mails that the mail server had taken when a process was killed, while our row did not say so yet.
 * One process may add at most `most`.
 */
export async function noteInFlight(
  { db, server }: { db: Kysely<Schema>; server: Sink },
  inFlight: Set<string>,
  { afterMs, most }: { afterMs: number; most: number },
): Promise<void> {
  // The server may still take the mail that it was reading when the connection broke.
  await pause(afterMs);
  const had = new Set(server.received.map((one) => one.mail.messageId));
  const open = await asked(() =>
    db.selectFrom('outbox').select('message_id').where('state', '=', 'sending').execute(),
  );
  const caught = open.filter((row) => had.has(row.message_id) && !inFlight.has(row.message_id));
  expect(caught.length).toBeLessThanOrEqual(most);
  for (const row of caught) inFlight.add(row.message_id);
}
