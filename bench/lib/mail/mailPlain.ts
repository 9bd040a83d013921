import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createTransport } from 'nodemailer';
import { PLAIN } from './mailSink.ts';

/** The mail, and its signing. */
export interface PlainMail {
  mail: { envelope: { from: string; to: string }; to: { name: string; address: string } };
  signing: { domainName: string; keySelector: string; privateKey: string; headerFieldNames: string };
}

export interface PlainTurn {
  /** Mails a second. */
  rate: number;
  /** Milliseconds of processor time for each mail. */
  cpuMs: number;
}

// Nodemailer alone: sends one finished mail again and again over its own pool, signed as ours are. Prints the rate.
const [port, file, mails, connections] = process.argv.slice(2);
const { mail, signing } = JSON.parse(readFileSync(file!, 'utf8')) as PlainMail;
mail.to.address = PLAIN;
mail.envelope.to = PLAIN;
const pool = createTransport({
  host: '127.0.0.1',
  port: Number(port),
  ignoreTLS: true,
  pool: true,
  maxConnections: Number(connections),
  maxMessages: Number.POSITIVE_INFINITY,
  dkim: { ...signing, privateKey: createPrivateKey(signing.privateKey) as unknown as string },
} as Parameters<typeof createTransport>[0]);

async function send(count: number): Promise<number> {
  const began = performance.now();
  let left = count;
  const lane = async (): Promise<void> => {
    while (left-- > 0) await pool.sendMail({ ...mail, messageId: `<${left}.${began}@plain.example>` });
  };
  await Promise.all(Array.from({ length: Number(connections) }, lane));
  return count / ((performance.now() - began) / 1000);
}

await send(1000);
const before = process.cpuUsage();
const rate = await send(Number(mails));
const { user, system } = process.cpuUsage(before);
const measured: PlainTurn = { rate, cpuMs: (user + system) / 1000 / Number(mails) };
console.log(JSON.stringify(measured));
pool.close();
