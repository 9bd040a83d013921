import { setTimeout as pause } from 'node:timers/promises';
import { Agent, request } from 'node:http';

const agent = new Agent({ keepAlive: true });

/** Posts a form of the site's own pages and waits for the redirect. `from` is the network from which it seems to come. */
export function postForm(
  port: number,
  path: string,
  form: Record<string, string>,
  { session, from }: { session?: string; from?: string } = {},
): Promise<void> {
  const body = new URLSearchParams(form).toString();
  return new Promise((done, fail) => {
    request(
      {
        agent,
        port,
        host: '127.0.0.1',
        method: 'POST',
        path,
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': Buffer.byteLength(body),
          'sec-fetch-site': 'same-origin',
          ...(from === undefined ? {} : { 'x-forwarded-for': from }),
          ...(session === undefined ? {} : { cookie: `session=${session}` }),
        },
      },
      (response) => {
        if (response.statusCode !== 303) fail(new Error(`status ${response.statusCode} of ${path}`));
        response.resume().once('end', done);
      },
    )
      .once('error', fail)
      .end(body);
  });
}

/** Tries again and again; fails after `ms`. */
export async function until(test: () => boolean, ms: number): Promise<void> {
  for (const began = Date.now(); !test(); await pause(5))
    if (Date.now() - began > ms) throw new Error(`waited ${ms} ms in vain`);
}
