import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fetchDocument } from '../../../src/federation/transport.ts';
import type { As } from '../../../src/federation/transport.ts';
import { createOutbound } from '../../../src/lib/network/outbound/outbound.ts';
import type { Row } from '../row.ts';
import { keys, most, realOutbound, us } from './servers.ts';

/** Addresses of this machine and its network, as strangers have written them. */
const inside = (port: number): string[] => {
  const hosts =
    '127.0.0.1 127.1 2130706433 0x7f000001 0177.0.0.1 127.127.127.127 0.0.0.0 localhost 10.0.0.1 10.255.255.255 172.16.0.1 172.31.255.254 192.168.0.1 192.168.1.254 169.254.169.254 100.64.0.1 198.18.0.1 224.0.0.1 255.255.255.255 inside.example mixed.example [::1] [::] [::ffff:127.0.0.1] [::ffff:10.0.0.1] [fe80::1] [fc00::1] [fd12:3456::1] [64:ff9b::7f00:1] [2002:7f00:1::]'.split(
      ' ',
    );
  return hosts.map((host) => `http://${host}:${port}/u`);
};

const NAMES: Readonly<Record<string, readonly string[]>> = {
  localhost: ['127.0.0.1'],
  'inside.example': ['10.0.0.7'],
  'mixed.example': ['93.184.216.34', '127.0.0.1'],
};

/** Addresses that other servers name never lead inside. Neither a document of a gigabyte nor silence holds anything up for long. */
export async function inward(sink: number): Promise<Row[]> {
  const as: As = { keyId: `${us(1)}#main-key`, pem: keys.privateKey, now: new Date() };
  let reached = 0;
  const own = createServer((_, answer) => answer.end()).on('connection', () => reached++);
  await new Promise<void>((done) => own.listen(0, '0.0.0.0', done));
  const addresses = inside((own.address() as AddressInfo).port);
  const strict = createOutbound({
    protocols: ['http:'],
    ports: 'any',
    redirects: 0,
    resolve: (name) => Promise.resolve(NAMES[name] ?? []),
  });
  const answers = await Promise.all(addresses.map((address) => fetchDocument(strict, address, as)));
  own.close().closeAllConnections();
  const gotIn = answers.filter(({ ok }) => ok).length + reached;

  const before = process.memoryUsage().rss;
  let highest = before;
  const watch = setInterval(() => (highest = Math.max(highest, process.memoryUsage().rss)), 5);
  const outbound = realOutbound();
  const began = performance.now();
  const large = await fetchDocument(outbound, `http://large.example:${sink}/endless`, as);
  const largeTook = (performance.now() - began) / 1000;
  const silent = await fetchDocument(outbound, `http://silent.example:${sink}/u`, as);
  const silentTook = (performance.now() - began) / 1000 - largeTook;
  clearInterval(watch);
  const said = `a document of 1 GB: ${largeTook.toFixed(1)} s; a silent server: ${silentTook.toFixed(1)} s`;
  const taken = [large, silent].filter(({ ok }) => ok).length;
  return [
    most(
      `of ${addresses.length} addresses of inside reached`,
      gotIn,
      'addresses',
      0,
      'the way out as it is shipped',
    ),
    most('documents without an end that were read', taken, 'documents', 0, said),
    // The program does wait the ten seconds of its time limit.
    most('the longest of them holds somebody up for', Math.max(largeTook, silentTook), 's', 10.5, said),
    most('memory more meanwhile', (highest - before) / 2 ** 20, 'MB', 50, said),
  ];
}
