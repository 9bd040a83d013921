import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const PARTS = ['Added', 'Changed', 'Fixed', 'To do when upgrading'];
const LONGEST = 170;
const text = readFileSync(join(import.meta.dirname, '../CHANGELOG.md'), 'utf8');

test('the changes of each release stand in their parts, in their order, an entry in two lines at most', () => {
  const [, ...releases] = text.split(/^## (?=\d)/m);
  expect(releases.length).toBeGreaterThan(0);
  for (const release of releases) {
    expect(release).toMatch(/^\d+\.\d+\.\d+ \(\d{4}-\d\d-\d\d\)\n/);
    const parts = [...release.matchAll(/^### (.*)$/gm)].map(([, name]) => name!);
    expect(parts).toEqual(PARTS.filter((part) => parts.includes(part)));
    expect(parts).toContain('To do when upgrading');
  }
  const entries = text.split(/^(?=- )/m).slice(1);
  for (const entry of entries) {
    const lines = entry.split('\n').filter((line, index) => index === 0 || line.startsWith('  '));
    expect(lines.length, entry).toBeLessThanOrEqual(2);
    for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(LONGEST);
  }
});
