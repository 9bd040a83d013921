import { setTimeout as wait } from 'node:timers/promises';
import { Agent, request } from 'node:http';
import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { startEmbedded } from '../../src/db/embedded/start.ts';
import type { Row } from './row.ts';
import { builtProgram, inScratch } from './scratch.ts';
import { startServe, stopServe } from './serve.ts';
import { fillTopic } from './topic.ts';

const SECONDS = 60;
const A_SECOND = 200;
const TOPIC = '/p/bench/topics/bench';
/** Five addresses, and one household's /64 with a new address each time. */
const SOURCES = ['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4', '192.0.2.5'];

/** A flood of comments against the shipped server, while somebody else writes one every ten seconds. */
export async function flood(note: (text: string) => void): Promise<Row[]> {
  const main = await builtProgram('flood');
  return inScratch(async (dataDir) => {
    const database = await startEmbedded({ dataDir });
    await fillTopic(database.connection, 1, new Date(Date.now() - 86_400_000));
    await database.stop();
    const started = await startServe(main, dataDir, { TRUSTED_PROXIES: '127.0.0.1' }, TOPIC);
    try {
      return await measure(started.port, started.child.pid!, note);
    } finally {
      await stopServe(started);
    }
  });
}

async function measure(port: number, pid: number, note: (text: string) => void): Promise<Row[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const page = await send(agent, port, 'GET', TOPIC, '198.51.100.1');
  const stamp = stampIn(page.text);
  await wait(3500);
  const cpu = cpuOf(pid);
  const began = performance.now();
  let sent = 0;
  let taken = 0;
  const waiting = new Set<Promise<void>>();
  const writers: number[] = [];
  let failed = 0;
  const writing: Promise<void>[] = [];
  while (performance.now() - began < SECONDS * 1000) {
    const due = ((performance.now() - began) / 1000) * A_SECOND;
    while (sent < due) {
      const n = sent++;
      const from = n % 6 === 5 ? `2001:db8:7:7::${(n % 65_535).toString(16)}` : SOURCES[n % 6]!;
      const fields = { name: 'Flood', address: `f${n}@flood.example`, body: `Buy ${n}`, stamp, parent: '' };
      const one = send(agent, port, 'POST', `${TOPIC}/comments`, from, fields).then(({ status }) => {
        if (status === 303) taken++;
        waiting.delete(one);
      });
      waiting.add(one);
    }
    if (writing.length < Math.floor((performance.now() - began) / 10_000) + 1)
      writing.push(
        writer(port, writing.length).then((ms) => {
          if (ms === null) failed++;
          else writers.push(ms);
        }),
      );
    await wait(5);
  }
  await Promise.all([...waiting, ...writing]);
  agent.destroy();
  const seconds = (performance.now() - began) / 1000;
  const share = (cpuOf(pid) - cpu) / seconds;
  const refused = 1 - taken / sent;
  const slowest = Math.max(0, ...writers);
  note(`${sent} comments, ${taken} taken; writers ${writers.map((ms) => ms.toFixed(0)).join(', ')} ms`);
  return [
    {
      area: 'discussion',
      row: 'refused of a flood of 200 a second',
      value: refused * 100,
      unit: '%',
      goal: '≥ 99',
      pass: refused >= 0.99 && sent >= SECONDS * A_SECOND * 0.95,
      against: `${sent} comments in ${seconds.toFixed(0)} s from five addresses and one IPv6 /64: ${taken} taken; ${(share * 100).toFixed(0)} % of a core`,
    },
    {
      area: 'discussion',
      row: 'a stranger who writes during the flood',
      value: Math.round(slowest),
      unit: 'ms',
      goal: '≤ 2000',
      pass: failed === 0 && writers.length > 0 && slowest <= 2000,
      against: `${writers.length} people without an account, each opening the page, sending the form, and once more with proof of work where asked: ${writers.map((ms) => ms.toFixed(0)).join(', ')} ms; ${failed} failed`,
    },
  ];
}

/**
 * Posts a comment as one person from a network of their own. Returns the milliseconds spent on waiting for the server and on the proof of
 * work, without the time for writing.
 */
async function writer(port: number, n: number): Promise<number | null> {
  const agent = new Agent({ keepAlive: true });
  const from = `203.0.113.${n + 1}`;
  const began = performance.now();
  const page = await send(agent, port, 'GET', TOPIC, from);
  const read = performance.now() - began;
  const stamp = stampIn(page.text);
  await wait(3200);
  const pressed = performance.now();
  const fields = {
    name: 'Vera',
    address: `vera${n}@post.example`,
    body: `I mean it ${n}`,
    stamp,
    parent: '',
  };
  let answer = await send(agent, port, 'POST', `${TOPIC}/comments`, from, fields);
  if (answer.status === 422 && answer.text.includes('name="rush"')) {
    const again = stampIn(answer.text);
    const proven = { ...fields, stamp: again, rush: 'yes', work: String(await prove(again)) };
    answer = await send(agent, port, 'POST', `${TOPIC}/comments`, from, proven);
  }
  agent.destroy();
  return answer.status === 303 ? read + performance.now() - pressed : null;
}

/** Does the proof of work of the writer's browser in a thread of its own. */
function prove(stamp: string): Promise<number> {
  const worker = new Worker(
    `const { createHash } = require('node:crypto');
     const { parentPort, workerData } = require('node:worker_threads');
     for (let n = 0; ; n++)
       if (createHash('sha256').update(workerData + '|' + n).digest().readUInt32BE(0) >>> 16 === 0) {
         parentPort.postMessage(n);
         break;
       }`,
    { eval: true, workerData: stamp },
  );
  return new Promise((done, fail) => worker.once('message', done).once('error', fail));
}

const stampIn = (html: string): string => /name="stamp" value="([^"]*)"/.exec(html)?.[1] ?? '';
function send(
  agent: Agent,
  port: number,
  method: 'GET' | 'POST',
  path: string,
  from: string,
  fields: Record<string, string> = {},
): Promise<{ status: number; text: string }> {
  const body = new URLSearchParams(fields).toString();
  return new Promise((done, fail) => {
    request(
      {
        agent,
        port,
        method,
        path,
        host: '127.0.0.1',
        headers: {
          'x-forwarded-for': from,
          'accept-language': 'en',
          ...(method === 'POST'
            ? {
                'content-type': 'application/x-www-form-urlencoded',
                'content-length': Buffer.byteLength(body),
                'sec-fetch-site': 'same-origin',
              }
            : {}),
        },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (piece: string) => (text += piece));
        response.once('end', () => done({ status: response.statusCode ?? 0, text }));
      },
    )
      .once('error', fail)
      .end(method === 'POST' ? body : undefined);
  });
}

/** Seconds of processor time that a process has had. */
function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
