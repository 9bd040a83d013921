import { Agent, request } from 'node:http';
import type { CrowdWords } from './crowd.ts';

const agent = new Agent({ keepAlive: true });

type Words = Pick<CrowdWords, 'port' | 'messages' | 'stamp' | 'sessions'>;

/** Posts a message with a mark by which readers recognise it. Tells whether it was taken. */
export async function post(words: Words, mark: number): Promise<boolean> {
  const who = mark % words.sessions.length;
  const said = {
    name: `Writer ${who}`,
    body: `w${mark}w Some words about the first shelf that somebody could reach, and who helped.`,
  };
  const cookie = `session=${words.sessions[who]}`;
  return (await send(agent, words, `10.200.${who >> 8}.${who & 255}`, said, { cookie })) === 204;
}

/** Posts a message from a network, as the room's script does. Gives the status of the answer, 0 without one. */
export function send(
  through: Agent,
  { port, messages, stamp }: Omit<Words, 'sessions'>,
  network: string,
  said: Record<string, string>,
  more: Record<string, string> = {},
): Promise<number> {
  const fields = { question: '0', parent: '', website: '', stamp, ...said };
  const body = new URLSearchParams(fields).toString();
  return new Promise((done) => {
    request(
      {
        agent: through,
        port,
        host: '127.0.0.1',
        method: 'POST',
        path: messages,
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': Buffer.byteLength(body),
          'sec-fetch-site': 'same-origin',
          'x-room': 'script',
          'x-forwarded-for': network,
          ...more,
        },
      },
      (answer) => answer.resume().once('end', () => done(answer.statusCode ?? 0)),
    )
      .once('error', () => done(0))
      .end(body);
  });
}

/**
 * Asks for a page as a visitor. Gives the milliseconds until all of it has come, and whether the page was from the cache: such a page has
 * an age.
 */
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
