import { createTransport } from 'nodemailer';
import { afterEach, beforeEach } from 'vitest';
import { listenForMail } from '../../src/mail/in/channels/listener.ts';
import type { Listener, ListenerSettings } from '../../src/mail/in/channels/listener.ts';
import type { Ctx } from '../../src/rooms/ctx.ts';
import { stage } from '../cast.ts';
import type { Stage } from '../cast.ts';
import { testContext } from '../context.ts';
import type { TestCtx } from '../context.ts';
import { smallDatabase } from '../database.ts';
import type { TestDatabase } from '../database.ts';
import { MAIL_IN } from './incoming.ts';

/**
 * The scene that `listeningScene()` makes anew for each test: a database with the cast. Everything that the test opens is closed after it.
 */
export const scene = {} as { database: TestDatabase; ctx: TestCtx; cast: Stage };
export const closing: (() => Promise<unknown> | void)[] = [];

/** To be called once in a test file: its hooks fill the scene before each test. */
export function listeningScene(): void {
  beforeEach(async () => {
    scene.database = await smallDatabase();
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

/** Sends as another mail server does. Returns the refusal, or null. */
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
