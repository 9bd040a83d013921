import { writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { buffer } from 'node:stream/consumers';
import type { Header } from './header.ts';
import { LIMITS } from './inProcess.ts';
import type { Drawn, Order } from './inProcess.ts';

// A process of its own for one picture: it reads a stranger's file from standard input, writes the picture anew to standard output, and
// ends. A decoder's memory ends with it, and so does anything that a hostile file made the decoder do.

const order = JSON.parse(process.argv[2] ?? '') as Order;

// Pages and mail come first. When memory is short, the system ends this process before any other.
setPriority(5);
try {
  writeFileSync('/proc/self/oom_score_adj', '1000');
} catch {
  // This system has no such file.
}
const die = (): boolean => process.kill(process.pid, 'SIGKILL');
const work = (): number => {
  const { user, system } = process.cpuUsage();
  return Math.round((user + system) / 1000);
};
setTimeout(die, LIMITS.waiting).unref();
setInterval(() => {
  if (process.memoryUsage.rss() > LIMITS.memory || work() > LIMITS.work) die();
}, 10).unref();

const { default: sharp } = await import('sharp');
sharp.cache(false);
sharp.concurrency(1);
sharp.block({ operation: ['VipsForeignLoad'] });
const LOADERS: Record<Header['kind'], string> = {
  jpeg: 'VipsForeignLoadJpegBuffer',
  png: 'VipsForeignLoadPngBuffer',
  gif: 'VipsForeignLoadNsgifBuffer',
  webp: 'VipsForeignLoadWebpBuffer',
};
sharp.unblock({ operation: [LOADERS[order.kind]] });

const { data, info } = await sharp(await buffer(process.stdin), {
  limitInputPixels: order.pixels,
  failOn: 'error',
})
  .autoOrient()
  .resize({ width: order.side, height: order.side, fit: 'inside', withoutEnlargement: true })
  .toColourspace('srgb')
  .raw()
  .toBuffer({ resolveWithObject: true });
const isClear = info.channels % 2 === 0 && !(await sharp(data, { raw: info }).stats()).isOpaque;
const picture = sharp(data, { raw: info });
const bytes = await (
  isClear ? picture.webp({ quality: 85, effort: 2 }) : picture.jpeg({ quality: 82 })
).toBuffer();
const drawn: Drawn = {
  kind: isClear ? 'image/webp' : 'image/jpeg',
  width: info.width,
  height: info.height,
  work: work(),
};
process.stdout.write(`${JSON.stringify(drawn)}\n`);
process.stdout.write(bytes);
