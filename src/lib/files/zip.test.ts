import { expect, test } from 'vitest';
import { unzip } from '../../../test/unzip.ts';
import { zipped } from './zip.ts';

async function whole(files: Parameters<typeof zipped>[0]): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of zipped(files)) pieces.push(piece);
  return Buffer.concat(pieces);
}

test('an archive has its files by their names in any script, and takes the next only when one is written', async () => {
  const given = { 'data.json': '{"a":1}', 'pictures/حديقة.jpg': 'ÿØ', 'empty.txt': '' };
  let open = 0;
  async function* files() {
    for (const [name, text] of Object.entries(given)) {
      expect(++open).toBe(1);
      yield { name, bytes: Buffer.from(text) };
      open--;
    }
  }
  const read = [...unzip(await whole(files()))].map(([name, bytes]) => [name, bytes.toString()]);
  expect(Object.fromEntries(read)).toEqual(given);
});

test('an archive of nothing is an archive', async () => {
  expect(unzip(await whole([])).size).toBe(0);
});
