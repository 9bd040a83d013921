import { connect } from 'node:net';
import { join } from 'node:path';
import { urlOf } from '../database.ts';
import type { TestServer } from '../globalSetup.ts';
import { clearFolder, scratchFolder, serve, untilReady } from '../process.ts';
import type { Served } from '../process.ts';

export interface Cost {
  /** Bytes of peak memory beyond what the process had before. */
  memory: number;
  /** The longest time for which one piece of work blocked the event loop, in milliseconds. */
  blocked: number;
}

export interface Probed {
  served: Served;
  /** The cost of an act to the process. */
  costOf(act: () => Promise<unknown>): Promise<Cost>;
  stop(): Promise<void>;
}

/** `antipode serve` as a process of its own, whose memory and event loop are watched. */
export async function serveProbed(
  database: TestServer & { database: string },
  settings: Record<string, string> = {},
): Promise<Probed> {
  const folder = await scratchFolder();
  const socket = join(folder, 'probe');
  const served = await serve(folder, {
    DATABASE_URL: urlOf(database),
    ROLE: 'web',
    SECRET_KEY: 'a secret that only the tests know, 32+',
    NODE_OPTIONS: `--expose-gc --import ${join(import.meta.dirname, 'probe.mjs')}`,
    PROBE: socket,
    ...settings,
  });
  await untilReady(served);
  return {
    served,
    costOf: async (act) => {
      const { rss } = await ask<{ rss: number }>(socket, 'begin');
      await act();
      const { peak, busyMs } = await ask<{ peak: number; busyMs: number }>(socket, 'end');
      return { memory: peak - rss, blocked: busyMs };
    },
    stop: async () => {
      await served.end('SIGTERM');
      await clearFolder(folder);
    },
  };
}

function ask<T>(path: string, word: string): Promise<T> {
  return new Promise((done, fail) => {
    let text = '';
    const socket = connect(path, () => socket.write(word));
    socket.on('data', (piece) => (text += piece.toString()));
    socket.once('error', fail);
    socket.once('end', () => done(JSON.parse(text) as T));
  });
}
