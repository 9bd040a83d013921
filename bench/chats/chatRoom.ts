import { setTimeout as pause } from 'node:timers/promises';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { CrowdWords, Written } from '../lib/chats/crowd.ts';
import { collectedHeap } from '../lib/chats/heap.ts';
import { serveRoom } from '../lib/chats/servedRoom.ts';
import { startPageServer } from '../lib/pages/pageServer.ts';
import { mostIn } from '../lib/row.ts';
import type { Area, Row } from '../lib/row.ts';
import { builtProgram, inScratch, node } from '../lib/scratch.ts';
import { cpuOf, pssOf, freePort } from '../lib/serve.ts';

/** The goal is measured with SECONDS=300. */
const SECONDS = Number(process.env.SECONDS ?? 20);
const READERS = Number(process.env.READERS ?? 10_000);
const WRITERS = 200;
const PER_SECOND = 5;
const WARM_SECONDS = 4;
/** Seconds measured after some readers became slow and others vanished. */
const AFTER_SECONDS = Number(process.env.AFTER_SECONDS ?? 60);

/** A full room: the program as shipped, under load from another process, beside a bare fan-out of node:http. */
export const area: Area = { name: 'chats', run: measure };

interface Side {
  port: number;
  pid: number;
  inspector?: number;
}

interface Measured {
  written: Written;
  /** Kilobytes of memory for each reader. */
  kilobytes: number;
  /** Microseconds of processor time for each message to each reader. */
  each: number;
  /** Megabytes of the heap after a collection and of the process, before and after some readers became slow and others vanished. */
  after?: { heap: [number, number]; process: [number, number] };
}

async function measure(note: (text: string) => void): Promise<Row[]> {
  const main = await builtProgram('chatRoom');
  return inScratch(async (folder) => {
    const inspector = await freePort();
    const { staged, started, stop } = await serveRoom(main, folder, WRITERS, {
      NODE_OPTIONS: `--inspect=127.0.0.1:${inspector}`,
    });
    const bare = await startPageServer(join(import.meta.dirname, '../lib/chats/bareRoom.ts'), []);
    try {
      const words = { stamp: staged.stamp, sessions: staged.sessions, people: READERS };
      const raw = await crowdAt(
        { port: Number(bare.line), pid: bare.child.pid! },
        { ...words, events: '/events', messages: '/', pages: [] },
        note,
      );
      const ours = await crowdAt(
        { port: started.port, pid: started.child.pid!, inspector },
        {
          ...words,
          events: `${staged.room}/events?after=0`,
          messages: `${staged.room}/messages`,
          pages: [staged.front, `${staged.front}/topics`, `${staged.front}/chats`, staged.room],
        },
        note,
      );
      return rowsOf(ours, raw);
    } finally {
      bare.child.kill();
      await stop();
    }
  });
}

async function crowdAt(
  side: Side,
  words: Omit<CrowdWords, 'port'>,
  note: (text: string) => void,
): Promise<Measured> {
  const crowd = spawn(
    node,
    [join(import.meta.dirname, '../lib/chats/crowd.ts'), JSON.stringify({ ...words, port: side.port })],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  try {
    const ask = asking(crowd);
    await ask('join 1');
    await ask(`write ${WARM_SECONDS} ${PER_SECOND}`);
    const alone = await pssOf(side.pid);
    await ask(`join ${READERS}`);
    await ask(`write ${WARM_SECONDS} ${PER_SECOND}`);
    const crowded = await pssOf(side.pid);
    const cpu = await cpuOf(side.pid);
    const written = (await ask(`write ${SECONDS} ${PER_SECOND}`)) as Written;
    const each = ((await cpuOf(side.pid)) - cpu) / written.deliveries;
    note(JSON.stringify({ ...written, each, alone, crowded }));
    const measured = { written, kilobytes: ((crowded - alone) * 1024) / READERS, each: each * 1000 };
    if (side.inspector === undefined) return measured;
    const [heap, whole] = [await collectedHeap(side.inspector), await pssOf(side.pid)];
    await ask('slow');
    await ask(`write ${AFTER_SECONDS} ${PER_SECOND}`);
    await pause(500);
    const [heapAfter, wholeAfter] = [await collectedHeap(side.inspector), await pssOf(side.pid)];
    return { ...measured, after: { heap: [heap, heapAfter], process: [whole, wholeAfter] } };
  } finally {
    crowd.kill();
  }
}

/** Sends a command to the crowd and waits some minutes at most for its line. */
function asking(crowd: ChildProcess): (command: string) => Promise<unknown> {
  const lines = createInterface(crowd.stdout!)[Symbol.asyncIterator]();
  const MOST_MS = (SECONDS + 240) * 1000;
  return async (command) => {
    crowd.stdin!.write(`${command}\n`);
    const late = setTimeout(() => crowd.kill(), MOST_MS);
    const line = await lines.next();
    clearTimeout(late);
    if (line.done) throw new Error(`the crowd ended at "${command}"`);
    return JSON.parse(line.value) as unknown;
  };
}

const row = mostIn('chats');

function rowsOf(ours: Measured, raw: Measured): Row[] {
  const { written } = ours;
  const many = READERS.toLocaleString('en');
  const load = `${PER_SECOND} messages a second of ${WRITERS} writers for ${SECONDS} s`;
  const [heap, heapAfter] = ours.after!.heap;
  const [whole, wholeAfter] = ours.after!.process;
  const share = raw.each / ours.each;
  return [
    row(
      `a message at ${many} readers, 99th percentile`,
      written.p99,
      'ms',
      250,
      `${load}, from before the post: half within ${written.half} ms, the last after ${written.longest}; bare res.write ${raw.written.p99} ms, half within ${raw.written.half}`,
    ),
    row(
      'messages lost, doubled or out of order at any reader',
      written.wrong + written.refused + written.ended,
      '',
      0,
      `${written.deliveries.toLocaleString('en')} deliveries of ${written.sent} messages`,
    ),
    row(
      'memory for a reader of a full room',
      ours.kilobytes,
      'kB',
      20,
      `bare node:http ${raw.kilobytes.toFixed(1)} kB`,
    ),
    row(
      'other pages while a room is full, 99th percentile',
      written.pageP99,
      'ms',
      300,
      `${written.pages} pages of visitors, each reader asks for one in three minutes: the front page, topics, chats, the room itself`,
    ),
    {
      area: 'chats',
      row: 'other pages while a room is full, from the visitor cache',
      value: written.kept * 100,
      unit: '%',
      goal: '≥ 95',
      pass: written.kept >= 0.95,
      against: `those that came with an age, of the same ${written.pages}; each page is drawn anew after two seconds`,
    },
    {
      area: 'chats',
      row: 'fan-out beside bare res.write',
      value: share,
      unit: 'of it',
      goal: '≥ 0.8',
      pass: share >= 0.8,
      against: `processor for each message at each reader, posting and reading back too: ${ours.each.toFixed(1)} µs, bare ${raw.each.toFixed(1)} µs`,
    },
    row(
      'heap more, when a fifth is slow and 1 in 10 vanished',
      Math.max(0, (heapAfter / heap - 1) * 100),
      '%',
      5,
      `collected, after ${AFTER_SECONDS} s of messages: ${heap.toFixed(1)} MB, then ${heapAfter.toFixed(1)} MB`,
    ),
    row(
      'process more, when a fifth is slow and 1 in 10 vanished',
      Math.max(0, wholeAfter - whole),
      'MB',
      30,
      `${whole.toFixed(0)} MB, then ${wholeAfter.toFixed(0)} MB`,
    ),
  ];
}
