import { expect } from 'vitest';
import type { Browser, Fields } from './browse.ts';
import { outbox } from './discussion.ts';
import type { TalkScene } from './discussion.ts';
import { linkToken } from '../src/rooms/people/index.ts';

export const WORDS = {
  name: 'Vera',
  address: 'vera@post.example',
  body: 'The *back* door.',
  website: '',
  parent: '',
};

export async function stampOf(browser: Browser, path = '/topics/doors'): Promise<string> {
  return /name="stamp" value="([^"]*)"/.exec((await browser.get(path)).text)?.[1] ?? '';
}

/** Draws the form, waits as a person does, and sends it. */
export async function send({ ctx }: TalkScene, browser: Browser, fields: Fields = {}) {
  const stamp = await stampOf(browser);
  ctx.clock.forward(0.01);
  return browser.post('/topics/doors/comments', { ...WORDS, stamp, ...fields });
}

/** Opens the link that was mailed last to an address, and presses its button. */
export async function confirm({ ctx, programme }: TalkScene, browser: Browser): Promise<string> {
  const mail = (await outbox(ctx, 'comment-confirm')).at(-1)!;
  const token = await linkToken(ctx, {
    programme,
    person: mail.person_id,
    purpose: 'comment',
    subject: String(mail.data['comment']),
  });
  const page = (await browser.get(`/l/${token}`)).text;
  // Somebody else may have typed the comment, so the owner of the address sees all of it, including the name.
  for (const typed of ['The *back* door.', 'signed “<bdi>Vera</bdi>”']) expect(page).toContain(typed);
  return (await browser.post(`/l/${token}`)).location;
}
