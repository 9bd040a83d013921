import { setTimeout as pause } from 'node:timers/promises';
import { Agent } from 'node:http';
import { networkOf, readRoom } from '../lib/chats/reader.ts';
import { post, send } from '../lib/chats/send.ts';
import { serveRoom } from '../lib/chats/servedRoom.ts';
import type { CrowdWords } from '../lib/chats/crowd.ts';
import type { Area, Row } from '../lib/row.ts';
import { builtProgram, inScratch } from '../lib/scratch.ts';

const SECONDS = 20;
/** Milliseconds that a form must be old: the program refuses one sent sooner. The bots of this flood know that and wait. */
const STAMP_MS = 4000;
const WRITERS = 50;
const PER_SECOND = 5;
/** Posts that each of the six flooders has under way at a time. */
const AT_ONCE = 8;
/** Five IPv4 addresses, and one IPv6 network in which each post has an address of its own. */
const FLOODERS = [
  ...[1, 2, 3, 4, 5].map((last) => () => `192.0.2.${last}`),
  (nth: number) => `2001:db8:1:2::${(1 + nth).toString(16)}`,
];

/** Strangers flood an open room with messages as fast as they can, while others go on writing there. */
export const area: Area = { name: 'chats', run: measure };

async function measure(note: (text: string) => void): Promise<Row[]> {
  const main = await builtProgram('chatFlood');
  return inScratch(async (folder) => {
    const { staged, started, stop } = await serveRoom(main, folder, WRITERS);
    const { room, ...words } = staged;
    try {
      await pause(STAMP_MS);
      const { taken, refused, took, lost } = await floodAndWrite(`${room}/events?after=0`, {
        ...words,
        port: started.port,
        messages: `${room}/messages`,
      });
      note(`${taken} of ${taken + refused} taken; others' messages came within ${Math.max(...took)} ms`);
      const share = refused / (taken + refused);
      const per = `${Math.round((taken + refused) / SECONDS)} posts a second of five addresses and a /64 for ${SECONDS} s`;
      return [
        {
          area: 'chats',
          row: 'a flood of five addresses and a /64, refused',
          value: share * 100,
          unit: '%',
          goal: '≥ 99',
          pass: share >= 0.99,
          against: `${per}, each with another address and other words; ${taken} of ${taken + refused} were taken, and wait for their address or a host`,
        },
        {
          area: 'chats',
          row: 'what others write meanwhile, at a reader, the last',
          value: Math.max(...took, ...(lost > 0 ? [Infinity] : [])),
          unit: 'ms',
          goal: '≤ 2000',
          pass: lost === 0 && Math.max(...took) <= 2000,
          against: `${took.length} messages of ${WRITERS} known writers, from before the post; ${lost} lost; ${per}`,
        },
      ];
    } finally {
      await stop();
    }
  });
}

type Words = Pick<CrowdWords, 'port' | 'messages' | 'stamp' | 'sessions'>;

/** How many posts of the flood were taken and refused, and how many milliseconds each other message took to reach a reader. */
async function floodAndWrite(
  events: string,
  words: Words,
): Promise<{ taken: number; refused: number; took: number[]; lost: number }> {
  const [sentAt, took]: [number[], number[]] = [[], []];
  const reader = readRoom({ port: words.port, path: events, network: networkOf(1) }, (mark) =>
    took.push(Math.round(performance.now() - sentAt[mark]!)),
  );
  const over = new AbortController();
  const flooding = FLOODERS.flatMap((from) =>
    Array.from({ length: AT_ONCE }, (_, lane) =>
      flood(words, (nth) => from(nth * AT_ONCE + lane), over.signal),
    ),
  );
  const began = performance.now();
  const posts: Promise<boolean>[] = [];
  for (let nth = 0; nth < SECONDS * PER_SECOND; nth++) {
    await pause(Math.max(0, began + (nth * 1000) / PER_SECOND - performance.now()));
    posts.push(post(words, sentAt.push(performance.now()) - 1));
  }
  const sent = (await Promise.all(posts)).length;
  over.abort();
  const counts = await Promise.all(flooding);
  for (const until = performance.now() + 10_000; took.length < sent && performance.now() < until;)
    await pause(20);
  reader.socket.destroy();
  const sum = (what: 'taken' | 'refused'): number => counts.reduce((all, one) => all + one[what], 0);
  return { taken: sum('taken'), refused: sum('refused'), took, lost: sent - took.length };
}

/** One lane of the flood: a post after the other. */
async function flood(
  words: Words,
  from: (nth: number) => string,
  over: AbortSignal,
): Promise<{ taken: number; refused: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const counts = { taken: 0, refused: 0 };
  for (let nth = 0; !over.aborted; nth++) {
    const network = from(nth);
    const who = `bot${nth}.${network.replaceAll(/\W/g, '-')}`;
    const status = await send(agent, words, network, {
      name: 'Bot',
      address: `${who}@flood.example`,
      body: `Buy from ${who}`,
      // The field that the form has when it comes back to its sender in a flood.
      rush: nth % 2 === 0 ? '' : 'yes',
    });
    counts[status >= 200 && status < 400 ? 'taken' : 'refused']++;
  }
  agent.destroy();
  return counts;
}
