import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';

/** Public internet addresses, which are not routed here. Coturn refuses to relay to any other address. */
export const RELAY = '11.0.0.1';
export const HOMES = { mei: '11.0.1.2', luca: '11.0.2.2' } as const;
/** The relay's private address, as clouds give their machines, and its IPv6 address. */
export const PRIVATE = '10.0.0.5';
export const RELAY_SIX = '2a00:1::1';
export const NAME = 'turn.example.org';

export type NetworkName = 'relay' | keyof typeof HOMES;

/** Three networks: both homes reach the relay, but the relay forwards no packets between them. `end` removes the networks. */
export function makeNetworks() {
  const name = (place: NetworkName): string => `antipode-${place}-${process.pid}`;
  const inside = (place: NetworkName, ...words: string[]): void => ip('-n', name(place), ...words);
  const places: NetworkName[] = ['relay', 'mei', 'luca'];
  for (const place of places) {
    ip('netns', 'add', name(place));
    inside(place, 'link', 'set', 'lo', 'up');
    // `ip netns exec` mounts this folder over /etc.
    mkdirSync(`/etc/netns/${name(place)}`, { recursive: true });
    const hosts = [`127.0.0.1 localhost`, `${RELAY} ${NAME}`, `${RELAY_SIX} six.example.org`];
    writeFileSync(`/etc/netns/${name(place)}/hosts`, `${hosts.join('\n')}\n`);
  }
  for (const [home, address] of Object.entries(HOMES) as [keyof typeof HOMES, string][]) {
    inside('relay', 'link', 'add', home, 'type', 'veth', 'peer', 'name', 'world', 'netns', name(home));
    inside(home, 'addr', 'add', `${address}/32`, 'dev', 'world');
    inside(home, 'link', 'set', 'world', 'up');
    inside(home, 'route', 'add', RELAY, 'dev', 'world');
    inside(home, 'route', 'add', 'default', 'via', RELAY, 'dev', 'world');
    inside('relay', 'link', 'set', home, 'up');
    if (home === 'mei') inside('relay', 'addr', 'add', `${RELAY}/32`, 'dev', home);
    inside('relay', 'route', 'add', address, 'dev', home, 'src', RELAY);
  }
  inside('relay', 'addr', 'add', `${RELAY_SIX}/64`, 'dev', 'mei', 'nodad');
  inside('mei', 'addr', 'add', '2a00:1::2/64', 'dev', 'world', 'nodad');
  run('ip', ['netns', 'exec', name('relay'), 'sysctl', '-qw', 'net.ipv4.ip_forward=0']);

  const started = new Set<ChildProcess>();
  return {
    /** Starts a program in one of the networks; it ends with them. */
    start(place: NetworkName, words: readonly string[], options: SpawnOptions = {}): ChildProcess {
      const child = spawn('ip', ['netns', 'exec', name(place), ...words], options);
      started.add(child);
      child.once('exit', () => started.delete(child));
      return child;
    },
    name,
    /** Cuts the line of a home, or restores it. */
    cut(home: keyof typeof HOMES, isAway: boolean): void {
      inside('relay', 'link', 'set', home, isAway ? 'down' : 'up');
      if (!isAway) inside('relay', 'route', 'replace', HOMES[home], 'dev', home, 'src', RELAY);
    },
    /** Gives the relay another address in place of its public one. */
    hide(): void {
      inside('relay', 'addr', 'add', `${PRIVATE}/32`, 'dev', 'mei');
    },
    end(): void {
      for (const child of started) child.kill('SIGKILL');
      for (const place of places) {
        spawnSync('ip', ['netns', 'del', name(place)]);
        rmSync(`/etc/netns/${name(place)}`, { recursive: true, force: true });
      }
    },
  };
}

const ip = (...words: string[]): void => run('ip', words);

function run(command: string, words: readonly string[]): void {
  const { status, stderr } = spawnSync(command, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${words.join(' ')}: ${stderr}`);
}
