import { setTimeout as pause } from 'node:timers/promises';
import { Agent, request } from 'node:http';
import type { MixedRequest } from './requests.ts';

/** Longer than this nobody waits. */
const PATIENCE_MS = 30_000;

export interface Driven {
  /** Milliseconds of each answer, from when its request was due; by what it was. */
  took: Map<MixedRequest['name'], number[]>;
  errors: { name: string; what: string }[];
  seconds: number;
}

/** The port of one process, or of several that are asked by turns. */
type Ports = number | readonly number[];

/** Sends requests as fast as they are answered: each connection sends the next when the last is answered. */
export async function atFullSpeed(
  port: Ports,
  next: () => MixedRequest,
  { ms, connections }: { ms: number; connections: number },
): Promise<Driven> {
  const drive = createDrive(port, connections);
  const end = performance.now() + ms;
  const one = async (): Promise<void> => {
    while (performance.now() < end) await drive.send(next(), performance.now());
  };
  await Promise.all(Array.from({ length: connections }, one));
  return drive.end();
}

/**
 * So many requests a second, whether those before are answered or not, as people do: who is held up by a slow one counts from when
 * their request was due.
 */
export async function atRate(
  port: Ports,
  next: () => MixedRequest,
  { ms, perSecond }: { ms: number; perSecond: number },
): Promise<Driven> {
  const drive = createDrive(port, 256);
  const began = performance.now();
  const all: Promise<void>[] = [];
  for (let k = 0; (k * 1000) / perSecond < ms; k++) {
    const due = began + (k * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 1) await pause(early);
    const sent = drive.send(next(), due);
    // Only those that are still on their way are of interest at the end; a promise each for ten minutes is nothing.
    all.push(sent);
  }
  await Promise.all(all);
  return drive.end();
}

function createDrive(port: Ports, connections: number) {
  const ports = [port].flat();
  const agent = new Agent({ keepAlive: true, maxSockets: Math.ceil(connections / ports.length) });
  const began = performance.now();
  const took: Driven['took'] = new Map();
  const errors: Driven['errors'] = [];
  let sent = 0;
  return {
    async send(asked: MixedRequest, due: number): Promise<void> {
      const what = await answerOf(agent, ports[sent++ % ports.length]!, asked).catch(
        (error: Error) => error.message,
      );
      const wanted = asked.form ? '303' : '200';
      if (what !== wanted) errors.push({ name: asked.name, what });
      const own = took.get(asked.name) ?? [];
      own.push(performance.now() - due);
      took.set(asked.name, own);
    },
    end(): Driven {
      agent.destroy();
      return { took, errors, seconds: (performance.now() - began) / 1000 };
    },
  };
}

/** The status of the whole answer. */
function answerOf(agent: Agent, port: number, asked: MixedRequest): Promise<string> {
  const { path, form, session, from } = asked;
  const cookie = asked.cookies ?? (session === undefined ? undefined : `session=${session}`);
  const body = form && new URLSearchParams(form).toString();
  return new Promise((done, fail) => {
    const sent = request(
      {
        agent,
        port,
        host: '127.0.0.1',
        path,
        method: body === undefined ? 'GET' : 'POST',
        timeout: PATIENCE_MS,
        headers: {
          'x-forwarded-for': from,
          ...(cookie === undefined ? {} : { cookie }),
          ...(body === undefined
            ? {}
            : {
                'content-type': 'application/x-www-form-urlencoded',
                'content-length': Buffer.byteLength(body),
                'sec-fetch-site': 'same-origin',
              }),
        },
      },
      (response) => {
        asked.onCookies?.(response.headers['set-cookie'] ?? []);
        response.once('error', fail);
        response.resume().once('end', () => done(String(response.statusCode)));
      },
    );
    sent.once('timeout', () => sent.destroy(new Error(`no answer in ${PATIENCE_MS / 1000} s`)));
    sent.once('error', fail).end(body);
  });
}
