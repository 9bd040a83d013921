import { setTimeout as pause } from 'node:timers/promises';
import { Agent, request } from 'node:http';
import type { MixedRequest } from './requests.ts';

/** Nobody waits longer than this. */
const PATIENCE_MS = 30_000;

export interface Driven {
  /** Milliseconds of each answer since its request was due, by the name of the request. */
  took: Map<MixedRequest['name'], number[]>;
  errors: { name: string; what: string }[];
  seconds: number;
}

/** The port of one process, or of several that take requests by turns. */
type Ports = number | readonly number[];

/** Sends requests as fast as they are answered: each connection sends the next one after each answer. */
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
 * Sends so many requests a second, whether earlier ones are answered or not, as people do. The time of a request counts from when it was
 * due, so that waiting behind a slow one is part of it.
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
    // Only requests still on their way matter at the end; a promise for each of ten minutes' requests costs next to nothing.
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

/** The status, once the whole answer has come. */
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
