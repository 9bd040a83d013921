import { onStage } from '../onStage.ts';
import { expect, test } from 'vitest';
import type { Outgoing } from '../../src/mail/out/delivery/transport.ts';
import { CATEGORIES, resubscribe } from '../../src/rooms/preferences/index.ts';
import { signOutEverywhere } from '../../src/rooms/people/index.ts';
import { exampleOf } from '../../src/mail/out/registry.ts';
import { browse } from '../browse.ts';
import type { Stage } from '../cast.ts';
import type { TestCtx } from '../context.ts';
import { comesIn } from './incoming.ts';
import { hostileScene } from './hostileExamples.ts';
import { postOffice } from './post.ts';
import type { Mailbox } from './post.ts';

interface Scene {
  ctx: TestCtx;
  cast: Stage;
  box: (address: string) => Mailbox;
  /** An announcement to Luca. */
  announced: Outgoing;
}

const announcedToLuca = (play: (scene: Scene) => Promise<void>): Promise<void> =>
  onStage(async (ctx, cast) => {
    const box = postOffice(ctx);
    const data = await exampleOf('announcement')(await hostileScene(ctx, cast));
    await ctx.db.deleteFrom('outbox').execute();
    const { programme } = cast;
    await ctx.mailer.queue(ctx, [
      { programme, kind: 'announcement', occasion: 'test', person: cast.people.luca, data },
    ]);
    await play({ ctx, cast, box, announced: await box('luca@cast.example').newest() });
  });

/** The address in a mail's List-Unsubscribe. */
function stopAddressOf(mail: Outgoing): string {
  const [, address = ''] =
    /, <mailto:([^?>]+)\?subject=unsubscribe>$/.exec(mail.headers['List-Unsubscribe']!) ?? [];
  expect(address).toMatch(/^reply\+stop\.[a-z0-9.]+@shelves\.example$/);
  return address;
}

const stopped = async ({ ctx, cast }: Scene): Promise<string[]> =>
  (
    await ctx.db
      .selectFrom('unsubscription')
      .select('category')
      .where('person_id', '=', cast.people.luca)
      .execute()
  ).map(({ category }) => category);

test('whatever mail comes to the address in List-Unsubscribe stops that kind of mail, and is confirmed once', () =>
  announcedToLuca(async (scene) => {
    const { ctx, box, announced } = scene;
    const to = stopAddressOf(announced);
    const luca = box('luca@cast.example');
    await luca.count();
    expect(await comesIn(ctx, { from: 'luca@cast.example', to, subject: '', text: ' ' })).toMatchObject({
      state: 'done',
      kind: 'unsubscribe',
    });
    expect(await stopped(scene)).toEqual(['announcements']);
    const told = await luca.newest();
    expect(told.text).toMatch(/no more of this\s+kind: Announcements/);
    expect(told.headers['Auto-Submitted']).toBe('auto-replied');
    const again: Partial<Parameters<typeof comesIn>[1]>[] = [
      { headers: ['Auto-Submitted: auto-generated'], text: 'This message was sent by a mail program.' },
      { envelopeFrom: '', text: 'unsubscribe' },
      { from: 'l.b@alias.example', headers: ['Precedence: bulk'], subject: 'unsubscribe' },
    ];
    for (const mail of again)
      expect(await comesIn(ctx, { from: 'luca@cast.example', to, ...mail })).toMatchObject({
        kind: 'unsubscribe',
      });
    expect(await luca.count()).toBe(0);
    expect(await ctx.db.selectFrom('thread').select('id').execute()).toEqual([]);
  }));

const OTHERS: [string, Partial<Parameters<typeof comesIn>[1]>][] = [
  ['from an alias', { from: 'l.b@alias.example' }],
  ['by a program that says it is one', { headers: ['Auto-Submitted: auto-generated'] }],
  ['without a sender', { envelopeFrom: '' }],
];

test.each(OTHERS)('a first mail %s stops as well, and its reader is told at their own address', (_, more) =>
  announcedToLuca(async (scene) => {
    const { ctx, box, announced } = scene;
    await comesIn(ctx, { from: 'luca@cast.example', to: stopAddressOf(announced), text: '', ...more });
    expect(await stopped(scene)).toEqual(['announcements']);
    expect(await box('luca@cast.example').count()).toBe(2);
  }),
);

test('it works years later, after a new address and signing out everywhere, and the mail that confirms leads back', () =>
  announcedToLuca(async (scene) => {
    const { ctx, cast, box, announced } = scene;
    const to = stopAddressOf(announced);
    const own = { programme: cast.programme, person: cast.people.luca };
    await signOutEverywhere(ctx, { account: cast.accounts.luca });
    await ctx.db
      .updateTable('person')
      .set((eb) => ({ address: 'luca@new.example', link_epoch: eb('link_epoch', '+', 1) }))
      .where('id', '=', own.person)
      .execute();
    ctx.clock.forward(6 * 365 * 24);
    await comesIn(ctx, { from: 'luca@cast.example', to, text: '' });
    expect(await stopped(scene)).toEqual(['announcements']);
    const told = await box('luca@new.example').newest();
    const [, path = ''] = /http:\/\/localhost:3000(?:\/p\/far-shelves)?(\/l\/\S+)/.exec(told.text) ?? [];
    const browser = browse(ctx, cast);
    expect((await browser.get(path)).text).toContain('Announcements');
    await browser.post(path, { undo: 'yes' });
    expect(await stopped(scene)).toEqual([]);
    // A person who changes their mind twice is told both times.
    await comesIn(ctx, { from: 'luca@new.example', to, text: 'again' });
    expect(await stopped(scene)).toEqual(['announcements']);
    expect(await box('luca@new.example').count()).toBe(2);
    await resubscribe(ctx, { ...own, category: 'announcements' });
  }));

test('an address bent to stop something else, or for somebody else, is none of ours', () =>
  announcedToLuca(async (scene) => {
    const to = stopAddressOf(scene.announced);
    const bent = to.replace(/^(reply\+stop\.[^.]+\.[^.]+\.)[^.]+/, '$10');
    expect(bent).not.toBe(to);
    expect(await comesIn(scene.ctx, { from: 'luca@cast.example', to: bent })).toMatchObject({
      state: 'tray',
      reason: 'no-address',
    });
    expect(await stopped(scene)).toEqual([]);
  }));

test('kinds of mail keep the places by which addresses in old mails name them', () => {
  expect(CATEGORIES.slice(0, 5)).toEqual(['topics', 'announcements', 'reminders', 'digest', 'discussion']);
});
