import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { settings } from '../../src/config.ts';

/*
 * Tests cannot build or start everything in deploy/. They read its files instead: each script, path, variable and port named there has to
 * exist here. `npm run test:deploy` starts the service and the proxies.
 */

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
/** The lines of the file without its comments. */
const lines = (path: string): string[] =>
  read(path)
    .replaceAll('\\\n', ' ')
    .split('\n')
    .filter((line) => !/^\s*#/.test(line) && line.trim() !== '');

const [dockerfile, compose, unit] = ['deploy/Dockerfile', 'deploy/compose.yaml', 'deploy/antipode.service'];
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
const NAMES = new Set(settings.map(({ name }) => name));
const isOurs = (name: string): boolean => NAMES.has(name.replace(/_FILE$/, '')) || name === 'NODE_ENV';
const port = settings.find(({ name }) => name === 'PORT')!.preset;
const INSTALLED = '/srv/antipode/';

test.each([dockerfile, compose, unit, 'deploy/Caddyfile', 'deploy/nginx.conf', 'deploy/antipode.env'])(
  'each script that %s runs is one of ours, and each of its paths in the program is there',
  (file) => {
    const text = read(file);
    for (const [, name] of text.matchAll(/npm (?:run )(?:-s )?([\w:]+)/g))
      expect(scripts).toHaveProperty([name!]);
    for (const [path] of text.matchAll(/\/srv\/antipode\/[\w./-]+/g))
      expect([path, existsSync(join(root, path.replace(INSTALLED, '')))]).toEqual([path, true]);
    for (const [path] of text.matchAll(/(?<![\w/])(?:deploy|docs)\/[\w.-]*\w/g))
      expect([path, existsSync(join(root, path))]).toEqual([path, true]);
  },
);

const within = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, name]) => name!);
const startingWith = (file: string, word: string): string =>
  lines(file)
    .filter((line) => line.startsWith(word))
    .map((line) => line.slice(word.length))
    .join(' ');

test('each variable that they set is a setting', () => {
  const set = [
    ...within(startingWith(dockerfile, 'ENV '), /(\w+)=/g),
    ...within(startingWith(unit, 'Environment='), /(\w+)=/g),
    ...within(read('deploy/antipode.env'), /^#?([A-Z_]+)=/gm),
    ...within(read(compose), /^ {6}#?([A-Z_]+): /gm),
  ];
  expect(set.length).toBeGreaterThan(12);
  expect(set.filter((name) => !isOurs(name))).toEqual([]);
});

test('each port is the one that Antipode listens on unless told otherwise', () => {
  const ports = [
    ...read(dockerfile).matchAll(/(?:EXPOSE |PORT=|127\.0\.0\.1:)(\d+)/g),
    ...read(compose).matchAll(/antipode:(\d+)/g),
    ...read('deploy/Caddyfile').matchAll(/127\.0\.0\.1:(\d+)/g),
    ...read('deploy/nginx.conf').matchAll(/127\.0\.0\.1:(\d+)/g),
  ].map(([, number]) => number!);
  expect(ports.length).toBeGreaterThanOrEqual(6);
  expect(new Set(ports)).toEqual(new Set([port]));
});

test('the container is no root, writes to one volume, is asked whether it is ready, and ends as the service does', () => {
  const [, last = ''] = read(dockerfile).split(/^FROM debian:/m);
  expect(last.split('\n').find((line) => line.startsWith('USER'))).toBe('USER antipode');
  expect(last.match(/^VOLUME .*/gm)).toEqual(['VOLUME /data']);
  expect(last).toContain('DATA_DIR=/data');
  expect(last).toContain(`http://127.0.0.1:${port}/readyz`);
  expect(read('src/boot/health.ts')).toContain("'/readyz'");
  expect(last).toContain('CMD ["/srv/antipode/bin/antipode", "serve"]');
  const own = read(compose).split(/^ {2}caddy:/m)[0]!;
  for (const line of [
    'read_only: true',
    '- ALL',
    'no-new-privileges:true',
    '- data:/data',
    'stop_grace_period: 20s',
  ])
    expect(own).toContain(line);
  // Libraries that Node and PostgreSQL need and that a slim Debian lacks.
  expect(read(dockerfile).match(/libatomic1 libstdc\+\+6/g)).toHaveLength(2);
});

test('what is left out of the image is nothing that runs', () => {
  const left = read('.dockerignore').trim().split('\n');
  for (const needed of [
    'src',
    'bin',
    'locales',
    'migrations',
    'packages',
    'sample',
    'scripts',
    'package-lock.json',
  ])
    expect(left).not.toContain(needed);
  expect(left).toEqual(expect.arrayContaining(['node_modules', 'data', '.git']));
});
