import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { sql } from 'kysely';
import { createTransport } from 'nodemailer';
import { afterEach, beforeEach } from 'vitest';
import { listenForMail } from '../../src/mail/in/channels/listener.ts';
import type { Listener, ListenerSettings } from '../../src/mail/in/channels/listener.ts';
import type { Ctx } from '../../src/rooms/ctx.ts';
import { stage } from '../cast.ts';
import type { CastName, Stage } from '../cast.ts';
import { testContext } from '../context.ts';
import type { TestCtx } from '../context.ts';
import { freshDatabase } from '../database.ts';
import type { TestDatabase } from '../database.ts';
import { MAIL_IN, answerAt, rawMail } from './incoming.ts';

/** What each test has anew after `listeningScene()`: a database with the cast, and what it opened, which is closed after it. */
export const scene = {} as { database: TestDatabase; ctx: TestCtx; cast: Stage };
export const closing: (() => Promise<unknown> | void)[] = [];

/** To be called once in a test file: its hooks fill the scene before each test. */
export function listeningScene(): void {
  beforeEach(async () => {
    scene.database = await freshDatabase();
    scene.ctx = testContext(scene.database.db);
    scene.cast = await stage(scene.ctx);
  });
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
    await scene.database.drop();
  });
}

export async function listening(
  more: Partial<ListenerSettings> = {},
  as: Ctx = scene.ctx,
): Promise<Listener> {
  const listener = await listenForMail(as, {
    mode: 'lmtp',
    host: '127.0.0.1',
    port: 0,
    replies: MAIL_IN.replies,
    sender: MAIL_IN.sender,
    maxSize: 200_000,
    perMinute: 1000,
    perHour: 1_000_000_000,
    ...more,
  });
  closing.push(() => listener.close());
  return listener;
}

export interface Refused {
  responseCode: number;
  response: string;
}

/** Sends as another mail server does; what it was refused with, or null. */
export async function send(
  listener: Listener,
  to: string[],
  raw: Buffer,
  from = 'luca@cast.example',
  lmtp = true,
): Promise<Refused | null> {
  const transport = createTransport({
    host: '127.0.0.1',
    port: listener.port,
    lmtp,
    ignoreTLS: true,
    name: 'mx.elsewhere.example',
  } as Parameters<typeof createTransport>[0]);
  try {
    const sent = (await transport.sendMail({ envelope: { from, to }, raw })) as {
      rejectedErrors?: Refused[];
    };
    // Over LMTP each recipient has an answer of its own.
    return sent.rejectedErrors?.[0] ?? null;
  } catch (error) {
    return error as unknown as Refused;
  } finally {
    transport.close();
  }
}

export const inboxOf = (who: CastName): string =>
  answerAt(scene.ctx, {
    kind: 'inbox',
    programme: scene.cast.programme,
    person: scene.cast.people[who],
    subject: 0,
  });
export const rows = () =>
  scene.database.db
    .selectFrom('incoming')
    .leftJoin('incoming_raw', 'incoming_raw.id', 'incoming.raw_id')
    .select(['envelope_from', 'envelope_to', 'state'])
    .select((eb) => eb.fn.coalesce('incoming_raw.raw', 'incoming.raw').as('raw'))
    .orderBy('incoming.id')
    .execute();
/** Octets of mail that the database keeps. */
export const stored = async (): Promise<number> => {
  const { rows } = await sql<{ octets: string }>`
    select (select coalesce(sum(octet_length(raw)), 0) from incoming)
      + (select coalesce(sum(octet_length(raw)), 0) from incoming_raw) as octets`.execute(scene.database.db);
  return Number(rows[0]!.octets);
};
export const mail = (text = 'Hello.'): Buffer =>
  rawMail({ from: 'luca@cast.example', to: inboxOf('luca'), text });

/** Says lines to a server one after the other; its answers, the greeting first. */
export function dialogue(port: number, lines: string[]): Promise<string[]> {
  const socket = connect(port, '127.0.0.1');
  closing.push(() => void socket.destroy());
  return converse(socket, lines);
}

export async function converse(socket: Socket, lines: string[]): Promise<string[]> {
  const said: string[] = [];
  const words = lines.values();
  await new Promise<void>((done) => {
    let buffer = '';
    socket.on('data', (piece: Buffer) => {
      buffer += piece.toString();
      for (let end = buffer.indexOf('\r\n'); end >= 0; end = buffer.indexOf('\r\n')) {
        const line = buffer.slice(0, end);
        buffer = buffer.slice(end + 2);
        if (!/^\d{3}(?: |$)/.test(line)) continue;
        said.push(line);
        const next = words.next();
        if (next.done || line.startsWith('421')) return done();
        socket.write(`${next.value}\r\n`);
      }
    });
    socket.on('close', () => done());
    socket.on('error', () => done());
  });
  return said;
}
