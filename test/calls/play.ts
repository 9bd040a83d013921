import { createSocket } from 'node:dgram';
import { createInterface } from 'node:readline';
import { checkServers } from '../../src/lib/network/turn/checkServers.ts';
import { turnCredentials } from '../../src/lib/network/turn/credentials.ts';
import type { Endpoint } from '../../src/lib/network/turn/stun.ts';
import { openTurnClient, relayedAt } from '../../src/lib/network/turn/turnClient.ts';
import type { TurnClient } from '../../src/lib/network/turn/turnClient.ts';
import { parseTurnUrl } from '../../src/lib/network/turn/turnUrl.ts';
import { passingTo } from './passing.ts';

/** An act in one of the networks. The test sends it as JSON in the first line; the answer is a line of JSON, too. */
export type Act =
  | { act: 'check'; stun: string[]; turn: string[]; secret: string }
  /** Asks to which of these addresses the relay would lead. */
  | { act: 'reach'; url: string; at: string; secret: string; family: 4 | 6; addresses: string[] }
  /** Asks how many relayed addresses one person gets. */
  | { act: 'take'; url: string; at: string; secret: string; many: number }
  /** Sends to a partner through the relay; the second line names the partner's address. */
  | { act: 'talk'; url: string; at: string; secret: string; says: string; hears: string }
  /** Sends to an address without a relay. */
  | { act: 'straight'; to: Endpoint }
  /** Makes the pages, which are behind a socket file, reachable at a port of this network's own machine; never ends. */
  | { act: 'lead'; port: number; door: string };

const PATIENCE = 4000;
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const next = async (): Promise<unknown> => JSON.parse(((await lines.next()) as { value: string }).value);
const say = (answer: unknown): void => void process.stdout.write(`${JSON.stringify(answer)}\n`);

const credentials = (secret: string) =>
  turnCredentials(secret, `test${process.pid}`, new Date(Date.now() + 3_600_000));
const open = ({ url, at }: { url: string; at: string }): Promise<TurnClient> =>
  openTurnClient(parseTurnUrl(url)!, at, PATIENCE);

async function play(act: Act): Promise<unknown> {
  if (act.act === 'check') return checkServers(act, { now: new Date() });
  if (act.act === 'straight') return straight(act.to);
  if (act.act === 'lead') return lead(act);
  if (act.act === 'take') {
    const codes: number[] = [];
    const clients: TurnClient[] = [];
    for (let taken = 0; taken < act.many; taken++) {
      clients.push(await open(act));
      const done = await clients.at(-1)!.allocate(credentials(act.secret));
      codes.push(done.ok ? 0 : done.code);
    }
    for (const client of clients) client.end();
    return codes;
  }
  const client = await open(act);
  const answer = await client.allocate(credentials(act.secret), act.act === 'reach' ? act.family : 4);
  if (!answer.ok) throw new Error(`no address: ${answer.code} ${answer.words}`);
  if (act.act === 'reach') {
    const reached: string[] = [];
    for (const address of act.addresses)
      if ((await client.permit({ address, port: 80 })).ok) reached.push(address);
    client.end();
    return reached;
  }
  say(relayedAt(answer));
  const partner = (await next()) as Endpoint;
  if (!(await client.permit(partner)).ok) throw new Error('the partner is not let in');
  const heard = client.hears(Buffer.from(act.hears), 10_000);
  const timer = setInterval(() => client.send(partner, Buffer.from(act.says)), 100);
  const came = await heard;
  // The other side may not have heard yet.
  await new Promise((done) => setTimeout(done, 500));
  clearInterval(timer);
  client.end();
  return came;
}

/** The reason why a packet does not leave, or `sent`. */
function straight({ address, port }: Endpoint): Promise<string> {
  const socket = createSocket('udp4');
  return new Promise((done) =>
    socket.send('hello', port, address, (error) => done((error as { code?: string } | null)?.code ?? 'sent')),
  );
}

/** Prints a line once the port is open, and never ends by itself. */
function lead({ port, door }: { port: number; door: string }): Promise<never> {
  passingTo(() => ({ path: door })).listen(port, '127.0.0.1', () => say('leads'));
  return new Promise(() => {});
}

say(await play((await next()) as Act));
// Leaves time for giving relayed addresses back.
setTimeout(() => process.exit(0), 300);
