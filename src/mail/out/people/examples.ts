import {
  askAddressChange,
  askErasure,
  changeAddress,
  currentLegal,
  inviteVolunteer,
  offerAddress,
  proveOffer,
  publishLegal,
  takeBackAddress,
} from '../../../rooms/people/index.ts';
import { addressOf, newest } from '../../examples/exampleScene.ts';
import { partners } from '../../examples/partners.ts';
import type { ExampleScene } from '../../examples/exampleScene.ts';
import type { Examples } from '../brings.ts';

/** Examples of the mails of signing in, addresses and erasure. */
export const peopleExamples = {
  'act-code': async (scene) => ({ code: await code(scene), act: 'address' }),
  'address-change': asksAddress,
  'address-changed': changesAddress,
  'address-returned': async (scene) => {
    const { change } = await changesAddress(scene);
    await takeBackAddress(scene.ctx, { programme: scene.programme, change });
    return {};
  },
  'address-changing': (scene) => waitsFor(scene, scene.reader),
  'address-vouch': (scene) => waitsFor(scene, scene.partner),
  'address-yours': () => Promise.resolve({ waits: false }),
  'legal-changed': async ({ ctx, programme, words }) => {
    const { kind, version, text } = (await currentLegal(ctx, programme)).privacy;
    const more = Object.entries(text).map(([locale, own]) => [
      locale,
      `${own}\n\n${words.announcement.body}`,
    ]);
    const actor = { kind: 'command' } as const;
    const [first] = Object.keys(text);
    await publishLegal(ctx, { programme, actor, kind, text: Object.fromEntries(more), sourceLocale: first! });
    return { legal: kind, from: version, version: version + 1 };
  },
  erased: () => Promise.resolve({}),
  'erasure-asked': async ({ ctx, programme, reader }) => {
    await askErasure(ctx, { programme, actor: { kind: 'person', id: reader }, person: reader });
    return {};
  },
  'new-sign-in': ({ ctx }) =>
    Promise.resolve({ at: ctx.clock.now().toISOString(), browser: 'Firefox', system: 'Android' }),
  invitation: async ({ ctx, programme, reader, volunteer }) => {
    const done = await inviteVolunteer(ctx, {
      programme,
      actor: { kind: 'person', id: volunteer },
      address: await addressOf(ctx, reader),
      role: 'ambassador',
      country: 'IT',
      locale: 'en',
    });
    if (!done.ok) throw new Error(done.reason);
    return { invitation: done.invitation };
  },
  'sign-in-code': async (scene) => ({ code: await code(scene) }),
  'sign-in-linked': () => Promise.resolve({ provider: 'Google', name: 'reader@gmail.example' }),
  'sign-in-many': () => Promise.resolve({}),
} satisfies Examples;

/** The reader asks for another address. */
async function asksAddress({ ctx, programme, reader }: ExampleScene): Promise<{ change: number }> {
  const address = (await addressOf(ctx, reader)).replace(/@.*/, '@new.example');
  await askAddressChange(ctx, { programme, person: reader, address });
  return { change: await newest(ctx, programme, 'address_change') };
}

/** The reader or their partner was given another address, and confirmed it there. */
async function waitsFor(scene: ExampleScene, person: number): Promise<{ change: number }> {
  const { ctx, programme } = scene;
  await partners(scene);
  const address = (await addressOf(ctx, person)).replace(/@.*/, '@new.example');
  const actor = { kind: 'command' } as const;
  const offered = await offerAddress(ctx, { programme, actor, person, address });
  if (!offered.ok) throw new Error(offered.reason);
  const change = await newest(ctx, programme, 'address_change');
  const proven = await proveOffer(ctx, { programme, change });
  if (!proven.ok) throw new Error(proven.reason);
  return { change };
}

async function changesAddress(scene: ExampleScene): Promise<{ change: number }> {
  const { change } = await asksAddress(scene);
  await changeAddress(scene.ctx, { programme: scene.programme, change });
  return { change };
}

/** A code that was asked for. */
async function code({ ctx, programme, reader }: ExampleScene): Promise<number> {
  const now = ctx.clock.now();
  const { id } = await ctx.db
    .insertInto('sign_in_code')
    .values({
      programme_id: programme,
      address: await addressOf(ctx, reader),
      browser_hash: Buffer.alloc(32),
      nonce: Buffer.alloc(16),
      created_at: now,
      expires_at: new Date(now.getTime() + 600_000),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
