import { readFileSync, readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { contrast as contrastOf } from '../../lib/colour.ts';

const folder = import.meta.dirname;
const sheets = readdirSync(folder).filter((file) => file.endsWith('.css'));
const text = (file: string) => readFileSync(`${folder}/${file}`, 'utf8');

function read(css: string): Record<string, string> {
  return Object.fromEntries(
    [...css.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{3,6})\b/g)].map((m) => [m[1] ?? '', m[2] ?? '']),
  );
}

/** The colour tokens by day and by night. */
function tokens(): { day: Record<string, string>; night: Record<string, string> } {
  const [day = '', night = ''] = text('tokens.css').split('prefers-color-scheme: dark');
  return { day: read(day), night: read(night) };
}

const long = (hex: string): string => (hex.length === 4 ? hex.replace(/[0-9a-f]/g, '$&$&') : hex);
const contrast = (a: string, b: string): number => contrastOf(long(a), long(b));

describe('the colours', () => {
  const grounds = ['paper', 'sheet', 'sand'];
  const words = ['ink', 'soft', 'warm', 'cool'].flatMap((word) => grounds.map((ground) => [word, ground]));
  const shapes = [
    ...['edge', 'warm', 'cool'].flatMap((shape) => grounds.map((ground) => [shape, ground])),
    ['moon', 'night'],
    ['sun', 'night'],
  ];
  it.each(['day', 'night'] as const)('keep words readable by %s', (time) => {
    const set = tokens()[time];
    const weak = [...words, ['on-cool', 'cool'], ['moon', 'night']].filter(
      ([a = '', b = '']) => !(contrast(set[a] ?? '', set[b] ?? '') >= 4.5),
    );
    expect(weak).toEqual([]);
  });
  it.each(['day', 'night'] as const)('keep the edges of fields and pictures visible by %s', (time) => {
    const set = tokens()[time];
    const weak = shapes.filter(([a = '', b = '']) => !(contrast(set[a] ?? '', set[b] ?? '') >= 3));
    expect(weak).toEqual([]);
  });
});

describe('the style sheet', () => {
  it('knows start and end, never a side of the screen', () => {
    for (const file of sheets)
      expect(text(file), file).not.toMatch(/\b(left|right|margin-top|padding-top)\b/);
  });

  it('asks for no font and no other file', () => {
    for (const file of sheets) expect(text(file), file).not.toMatch(/@font-face|url\(|https?:/);
  });

  it.each([
    ['main', 6],
    ['desk', 3],
  ])('%s stays under %i kB compressed', async (name, most) => {
    const made = await build({
      entryPoints: [`${folder}/${name}.css`],
      bundle: true,
      minify: true,
      write: false,
      logLevel: 'silent',
    });
    const bytes = gzipSync(made.outputFiles[0]?.contents ?? '').length;
    expect(bytes).toBeGreaterThan(500);
    expect(bytes).toBeLessThanOrEqual(most * 1024);
  });
});
