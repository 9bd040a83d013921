import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ServerCheck } from '../../src/lib/network/turn/checkServer.ts';
import { INSIDE } from '../../src/lib/network/turn/insideAddresses.ts';
import { coturnFor, fromHandbook, settings } from './coturn.ts';
import { HOMES, NAME, PRIVATE, RELAY, RELAY_SIX, makeNetworks } from './networks.ts';
import type { NetworkName } from './networks.ts';
import type { Act } from './play.ts';

const secret = '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef';
const play = new URL('play.ts', import.meta.url).pathname;
const all = [...settings.STUN, ...settings.TURN];

let networks: ReturnType<typeof makeNetworks>;
let coturn: ReturnType<typeof coturnFor>;
beforeAll(async () => {
  networks = makeNetworks();
  coturn = coturnFor(networks, secret);
  coturn.certify(90);
  await coturn.start();
});
afterAll(async () => {
  await coturn?.stop();
  coturn?.end();
  networks?.end();
});

/** Plays one act in a network. */
function begin(place: NetworkName, act: Act, trusts = true) {
  const env = { ...process.env, ...(trusts ? { NODE_EXTRA_CA_CERTS: coturn.chain } : {}) };
  const child = networks.start(place, [process.execPath, play], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  const tell = (line: unknown): void => void child.stdin!.write(`${JSON.stringify(line)}\n`);
  tell(act);
  const next = async (): Promise<unknown> => {
    const { value } = await lines.next();
    if (value === undefined)
      throw new Error(`${act.act} said nothing; the relay: ${coturn.log().slice(-2000)}`);
    return JSON.parse(value as string) as unknown;
  };
  return { tell, next };
}

async function check(
  place: NetworkName,
  urls: string[],
  { word = secret, trusts = true } = {},
): Promise<string[]> {
  const stun = urls.filter((url) => url.startsWith('stun:'));
  const turn = urls.filter((url) => !url.startsWith('stun:'));
  const found = (await begin(
    place,
    { act: 'check', stun, turn, secret: word },
    trusts,
  ).next()) as ServerCheck[];
  return found.map(({ trouble, detail }) => `${trouble ?? 'works'} ${detail}`.trim());
}

const works = all.map(() => 'works');

describe('the relay of the handbook', () => {
  test('is found right from both homes, by each of its addresses', async () => {
    expect(all).toHaveLength(4);
    expect(await check('mei', [...all, `turn:six.example.org:3478?transport=udp`])).toEqual([
      ...works,
      'works',
    ]);
    expect(await check('luca', all)).toEqual(works);
  });

  test('passes words on between two who have no other way', async () => {
    const straight = begin('mei', { act: 'straight', to: { address: HOMES.luca, port: 9 } });
    await straight.next();
    const [one, other] = (['mei', 'luca'] as const).map((place) =>
      begin(place, {
        act: 'talk',
        url: settings.TURN[place === 'mei' ? 2 : 0]!,
        at: RELAY,
        secret,
        says: `from ${place}`,
        hears: `from ${place === 'mei' ? 'luca' : 'mei'}`,
      }),
    ) as [ReturnType<typeof begin>, ReturnType<typeof begin>];
    const [at, there] = await Promise.all([one.next(), other.next()]);
    expect([at, there]).toMatchObject([{ address: RELAY }, { address: RELAY }]);
    one.tell(there);
    other.tell(at);
    expect(await Promise.all([one.next(), other.next()])).toEqual([true, true]);
  });

  test('leads to no address of a range that the handbook names, and to the world', async () => {
    const ends = [
      ...fromHandbook('# /etc/turnserver.conf').matchAll(/^denied-peer-ip=(\S+)-(\S+)$/gm),
    ].flatMap(([, first = '', last = '']) => [first, last]);
    expect(ends.length).toBeGreaterThan(40);
    for (const family of [4, 6] as const) {
      const addresses = [...INSIDE[family], ...ends.filter((one) => one.includes(':') === (family === 6))];
      const [url, at] = family === 4 ? ['turn:turn.example.org', RELAY] : ['turn:six.example.org', RELAY_SIX];
      const act = { act: 'reach', url, at, secret, family } as const;
      expect(await begin('mei', { ...act, addresses }).next(), `IPv${family}`).toEqual([]);
      const world = family === 4 ? ['8.8.8.8', '93.184.216.34'] : ['2606:4700::1111'];
      expect(await begin('mei', { ...act, addresses: world }).next()).toEqual(world);
    }
  });

  test('gives one person 24 addresses at most', async () => {
    const codes = await begin('mei', {
      act: 'take',
      url: settings.TURN[0]!,
      at: RELAY,
      secret,
      many: 26,
    }).next();
    expect(codes).toEqual([...Array<number>(24).fill(0), 486, 486]);
  });

  test('takes a renewed certificate without being started anew', async () => {
    expect(await check('mei', [settings.TURN[2]!], { trusts: false })).toEqual([
      'certificate DEPTH_ZERO_SELF_SIGNED_CERT',
    ]);
    coturn.certify(-1);
    coturn.reload();
    await new Promise((done) => setTimeout(done, 1000));
    expect(await check('mei', [settings.TURN[2]!])).toEqual(['expired']);
    coturn.certify(90);
    coturn.reload();
    await new Promise((done) => setTimeout(done, 1000));
    expect(await check('mei', [settings.TURN[2]!])).toEqual(['works']);
  });
});

/** The settings of a relay in a cloud. */
const hidden = (text: string): string => `${text}listening-ip=${RELAY}\nrelay-ip=${PRIVATE}\n`;

describe('the check sees', () => {
  test('another secret, a port where nothing listens and a name that leads nowhere', async () => {
    expect(await check('mei', [settings.TURN[0]!], { word: `another ${secret}` })).toEqual(['secret']);
    const wrong = [
      `turn:${NAME}:9`,
      `turn:${NAME}:9?transport=tcp`,
      'turn:nowhere.invalid',
      `turn:${NAME}:443`,
    ];
    expect(await check('mei', wrong)).toEqual(['closed', 'closed', 'name', 'works']);
  });

  test('a relay without the ranges of the handbook, one for everybody, and one whose ports are shut', async () => {
    await coturn.start((text) => text.replaceAll(/^denied-peer-ip=.*\n/gm, ''));
    const [found = ''] = await check('mei', [settings.TURN[0]!]);
    expect(found).toMatch(/^inside .*10\.0\.0\.1, .*169\.254\.169\.254.*fd00::1/);
    await coturn.start((text) => text.replace(/^use-auth-secret\nstatic-auth-secret=SECRET$/m, 'no-auth'));
    expect(await check('mei', [settings.TURN[0]!])).toEqual(['open']);
    await coturn.start((text) => `${text}denied-peer-ip=${RELAY}\n`);
    expect(await check('mei', [settings.TURN[0]!])).toEqual([`lost ${RELAY}`]);
  });

  test('whether a relay behind address translation knows its public address', async () => {
    networks.hide();
    await coturn.start(hidden);
    expect(await check('mei', [settings.TURN[0]!])).toEqual([`private ${PRIVATE}`]);
    const lines = fromHandbook('external-ip=')
      .replace('198.51.100.7', '11.0.0.9')
      .replaceAll('10.0.0.5', PRIVATE);
    await coturn.start((text) => `${hidden(text)}${lines}`);
    expect(await check('mei', all)).toEqual(works);
  });
});
