import sharp from 'sharp';
import { testDoor } from './browse.ts';
import { openSession } from '../src/rooms/people/index.ts';
import { createApp } from '../src/web/app.ts';
import type { TalkScene } from './discussion.ts';

export const ORIGIN = 'http://localhost:3000';

/** Sends a form with a file as Luca. */
export async function upload({ ctx, cast }: TalkScene, bytes: Uint8Array<ArrayBuffer>): Promise<Response> {
  const form = new FormData();
  form.set('picture', new Blob([bytes], { type: 'image/png' }), '../../etc/passwd.png');
  const session = await openSession(ctx, { account: cast.accounts.luca, device: '' });
  return createApp(testDoor(ctx)).fetch(
    new Request(`${ORIGIN}/p/far-shelves/discussion/picture`, {
      method: 'POST',
      body: form,
      headers: { origin: ORIGIN, cookie: `session=${session}` },
    }),
  );
}

export const picture = (side: number): Promise<Buffer> =>
  sharp({ create: { width: side, height: side, channels: 3, background: '#b4471c' } })
    .withExif({ IFD0: { Copyright: 'Secret place' } })
    .png()
    .toBuffer();
