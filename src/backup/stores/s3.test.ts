import { afterAll, beforeAll, expect, test } from 'vitest';
import { storeServer } from '../../../test/s3.ts';
import type { StoreServer } from '../../../test/s3.ts';
import type { BackupStore } from './store.ts';
import { s3BackupStore } from './s3.ts';

let store: StoreServer;
let backups: BackupStore;
const settings = { keyId: 'LIBRARIAN', secret: 'quiet', region: 'eu-1', bucket: 'shelf', prefix: 'town/' };
const NAME = 'antipode-2026-11-27-031005-k3f7x2ab.zst.age';

beforeAll(async () => {
  store = await storeServer('LIBRARIAN');
  backups = s3BackupStore({ ...settings, endpoint: store.endpoint }, 1);
});
afterAll(() => store.close());

async function* bytes(size: number): AsyncGenerator<Buffer> {
  for (let left = size; left > 0; left -= 1_000_000) yield Buffer.alloc(Math.min(left, 1_000_000), 'page ');
}
async function* broken(): AsyncGenerator<Buffer> {
  yield Buffer.alloc(9_000_000);
  throw new Error('the database went away');
}
const begun = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();
const other = (more: object): BackupStore =>
  s3BackupStore({ ...settings, endpoint: store.endpoint, ...more }, 1);
const whole = async (source: AsyncIterable<Buffer>): Promise<Buffer> =>
  Buffer.concat(await Array.fromAsync(source));

test('a file goes up in parts of eight megabytes and comes back the same, over a store that stumbles', async () => {
  store.stumble(2);
  expect(await backups.write(NAME, bytes(20_500_000))).toBe(20_500_000);
  expect([...store.files.keys()]).toEqual([`town/${NAME}`]);
  expect(store.largest()).toBe(8 * 1024 * 1024);
  expect((await whole(backups.read(NAME))).equals(await whole(bytes(20_500_000)))).toBe(true);
  expect(store.uploads.size).toBe(0);
});

test('what breaks off leaves no file, and what a killed process began is taken away a day later', async () => {
  await expect(backups.write('antipode-2026-11-28-031005-k3f7x2ab.zst.age', broken())).rejects.toThrow(
    'went away',
  );
  expect(store.files.size).toBe(1);
  expect(store.uploads.size).toBe(0);
  store.uploads.set('old', { name: `town/${NAME}`, parts: new Map(), begun: begun(25) });
  store.uploads.set('going', { name: `town/${NAME}`, parts: new Map(), begun: begun(1) });
  store.uploads.set('others', { name: 'town/holiday.jpg', parts: new Map(), begun: begun(99) });
  await backups.tidy();
  expect([...store.uploads.keys()]).toEqual(['going', 'others']);
  store.uploads.clear();
});

test('only backups are listed, over all pages, the newest first, and one can be removed', async () => {
  for (const day of ['01', '05', '03'])
    store.files.set(`town/antipode-2026-12-${day}-031005-k3f7x2ab.zst.age`, Buffer.from('x'));
  store.files.set('town/holiday.jpg', Buffer.from('sea'));
  expect((await backups.list()).map(({ name }) => name.slice(9, 19))).toEqual([
    '2026-12-05',
    '2026-12-03',
    '2026-12-01',
    '2026-11-27',
  ]);
  await backups.remove('antipode-2026-12-05-031005-k3f7x2ab.zst.age');
  expect((await backups.list())[0]?.name).toBe('antipode-2026-12-03-031005-k3f7x2ab.zst.age');
});

test('a connection that breaks while a file comes is told with the place, and is no end of the file', async () => {
  await backups.write(NAME, bytes(3_000_000));
  store.breakOff(1_000_000);
  await expect(whole(backups.read(NAME))).rejects.toThrow(
    /store at 127\.0\.0\.1:\d+ broke off at byte 1,000,000/,
  );
  expect((await whole(backups.read(NAME))).length).toBe(3_000_000);
});

test('a wrong key, a wrong bucket, a missing file and a store that is away are told in a sentence', async () => {
  await expect(other({ keyId: 'THIEF' }).list()).rejects.toThrow(/refuses \(InvalidAccessKeyId\)/);
  await expect(other({ bucket: 'attic' }).list()).rejects.toThrow(/has no such bucket/);
  await expect(whole(backups.read('antipode-1999-01-01-000000-k3f7x2ab.zst.age'))).rejects.toThrow(
    /has no such file/,
  );
  await expect(other({ endpoint: 'http://127.0.0.1:1' }).list()).rejects.toThrow(/does not answer/);
});
