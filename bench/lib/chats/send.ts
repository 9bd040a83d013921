import { Agent, request } from 'node:http';
import type { CrowdWords } from './crowd.ts';

const agent = new Agent({ keepAlive: true });

/** Posts a message with a mark by which its readers know it, as the room's script does; whether it was taken. */
export function post(
  { port, messages, stamp, sessions }: Pick<CrowdWords, 'port' | 'messages' | 'stamp' | 'sessions'>,
  mark: number,
): Promise<boolean> {
  const who = mark % sessions.length;
  const body = new URLSearchParams({
    name: `Writer ${who}`,
    body: `w${mark}w Some words about the first shelf that somebody could reach, and who helped.`,
    question: '0',
    parent: '',
    website: '',
    stamp,
  }).toString();
  return new Promise((done) => {
    request(
      {
        agent,
        port,
        host: '127.0.0.1',
        method: 'POST',
        path: messages,
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': Buffer.byteLength(body),
          'sec-fetch-site': 'same-origin',
          'x-room': 'script',
          'x-forwarded-for': `10.200.${who >> 8}.${who & 255}`,
          cookie: `session=${sessions[who]}`,
        },
      },
      (answer) => answer.resume().once('end', () => done(answer.statusCode === 204)),
    )
      .once('error', () => done(false))
      .end(body);
  });
}

/** Asks for a page as a visitor; how many milliseconds until all of it is there, and whether it was kept: then it has an age. */
export function look(
  port: number,
  path: string,
  network: string,
): Promise<{ took: number; isKept: boolean }> {
  const began = performance.now();
  return new Promise((done, fail) => {
    request(
      {
        agent,
        port,
        host: '127.0.0.1',
        path,
        headers: { 'x-forwarded-for': network, 'accept-encoding': 'gzip' },
      },
      (answer) => {
        if (answer.statusCode !== 200) fail(new Error(`status ${answer.statusCode} of ${path}`));
        const isKept = answer.headers.age !== undefined;
        answer.resume().once('end', () => done({ took: performance.now() - began, isKept }));
      },
    )
      .once('error', fail)
      .end();
  });
}
