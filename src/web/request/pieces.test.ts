import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { expect, test } from 'vitest';
import { testDoor } from '../../../test/browse.ts';
import { onStage } from '../../../test/onStage.ts';
import { createApp } from '../app.ts';
import { forgetHosts } from './hosts.ts';

test('what is posted over a socket is read whole, also at the own host of a programme, and as often as is posted', async () => {
  await onStage(async (ctx, cast) => {
    await ctx.db
      .insertInto('programme_host')
      .values({ programme_id: cast.programme, host: 'localhost' })
      .execute();
    forgetHosts();
    const app = createApp(testDoor(ctx));
    const listener = getRequestListener((request, bindings) => app.fetch(request, bindings), {
      overrideGlobalObjects: false,
    });
    const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
    await new Promise<void>((done) => server.listen(0, done));
    const { port } = server.address() as AddressInfo;
    const words = 'What I typed. '.repeat(2000);
    const post = async (host: string, path: string, body: string) => {
      const answer = await fetch(`http://${host}:${port}${path}`, {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'sec-fetch-site': 'same-origin',
        },
      });
      return { status: answer.status, text: await answer.text() };
    };
    const form = new URLSearchParams({ body: `${words}and the end`, name: '', address: 'a@b.example' });
    for (const [host, path] of [
      ['127.0.0.1', '/p/far-shelves/contact'],
      ['localhost', '/contact'],
      ['localhost', '/contact'],
    ] as const) {
      const sent = await post(host, path, String(form));
      expect(sent.status, host).toBe(422);
      expect(sent.text, host).toContain(`${words}and the end</textarea>`);
      // The rest of a form that is too long is skipped, and the connection goes on.
      expect((await post(host, path, `body=${'a'.repeat(600_000)}`)).status, host).toBe(413);
    }
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    forgetHosts();
  });
});
