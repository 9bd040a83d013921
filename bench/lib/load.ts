import { Agent, request } from 'node:http';

/** Requests answered per second, over `ms`, with `connections` that each send the next when the last is answered. */
export async function load(port: number, path: string, ms: number, connections: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const end = performance.now() + ms;
  let count = 0;
  const began = performance.now();
  const one = async (): Promise<void> => {
    while (performance.now() < end) {
      await get(agent, port, path);
      count++;
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  const seconds = (performance.now() - began) / 1000;
  agent.destroy();
  return count / seconds;
}

function get(agent: Agent, port: number, path: string): Promise<void> {
  return new Promise((done, fail) => {
    request({ agent, port, path, host: '127.0.0.1' }, (response) => {
      if (response.statusCode !== 200) fail(new Error(`status ${response.statusCode}`));
      response.resume().once('end', done);
    })
      .once('error', fail)
      .end();
  });
}
