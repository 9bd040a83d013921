import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startEmbedded } from '../../src/db/embedded/start.ts';
import type { Filled, FillInput } from './mail/mailFill.ts';
import { bundle, inScratch, node } from './scratch.ts';
import { startSink } from './sink.ts';
import type { BenchSink } from './sink.ts';

const SECRET = 'a secret that only this bench knows, 32+';
const MAIL_FROM = 'mentoring@shelves.example';

export interface HeldMails {
  dataDir: string;
  server: Awaited<ReturnType<typeof startEmbedded>>;
  sink: BenchSink;
  filled: Filled;
  /** The file with one of the mails as it would leave. */
  plainMail: string;
  /** The settings with which a process of the program sends the mails into the sink. */
  settings: Record<string, string>;
}

/** A running database whose outbox holds a topic's mails to so many readers, and a sink for them. Both end when `use` is done. */
export async function withHeldMails<T>(
  readers: number,
  note: (text: string) => void,
  use: (held: HeldMails) => Promise<T>,
): Promise<T> {
  const filler = await bundle('mail/mailFill.ts');
  return inScratch(async (dataDir) => {
    const server = await startEmbedded({ dataDir });
    const sink = await startSink();
    try {
      const { connection } = server;
      const plainMail = join(dataDir, 'mail.json');
      const input: FillInput = { connection, readers, secret: SECRET, mailFrom: MAIL_FROM, out: plainMail };
      note(`putting a topic for ${readers} readers into the outbox`);
      const { stdout } = await promisify(execFile)(node, [filler, JSON.stringify(input)]);
      const filled = JSON.parse(stdout) as Filled;
      note(`took ${filled.seconds.toFixed(1)} s`);
      const settings = { SMTP_URL: `smtp://127.0.0.1:${sink.port}`, MAIL_FROM, SECRET_KEY: SECRET };
      return await use({ dataDir, server, sink, filled, plainMail, settings });
    } finally {
      sink.stop();
      await server.stop();
    }
  });
}
