import type { MailInSettings } from '../../src/mail/in/process.ts';
import { listenForMail } from '../../src/mail/in/channels/listener.ts';
import type { Listener } from '../../src/mail/in/channels/listener.ts';
import { createDelivery } from '../../src/mail/out/delivery/deliver.ts';
import type { Delivery } from '../../src/mail/out/delivery/deliver.ts';
import { smtpTransport } from '../../src/mail/out/delivery/transport.ts';
import { ensureDkimKey, signingKey } from '../../src/rooms/sending/index.ts';
import { stage, stageRound } from '../cast.ts';
import type { Stage } from '../cast.ts';
import { testContext } from '../context.ts';
import type { TestCtx } from '../context.ts';
import { freshDatabase } from '../database.ts';
import { MAIL_IN } from '../mail/incoming.ts';
import { stagePartnership } from '../partners.ts';
import { freePort } from '../process.ts';
import type { Recipes } from './recipes.ts';
import { SURROUNDINGS, startServers } from './servers.ts';
import type { MailServers } from './servers.ts';

export interface World {
  ctx: TestCtx;
  cast: Stage;
  pair: number;
  servers: MailServers;
  settings: MailInSettings;
  domain: string;
  delivery: Delivery;
  listen(): Promise<void>;
  leave(): Promise<void>;
}

/** Antipode beside the servers of an operator who followed a recipe. */
export async function buildWorld(recipe: keyof Recipes): Promise<{ world: World; end(): Promise<void> }> {
  const database = await freshDatabase();
  const port = await freePort();
  const servers = await startServers(recipe, port);
  const { domain } = SURROUNDINGS[recipe];
  const ctx = testContext(database.db);
  const cast = await stage(ctx);
  const round = await stageRound(ctx, cast.programme);
  await ctx.db
    .updateTable('programme')
    .set({ contact_address: `mentoring@${domain}` })
    .execute();
  ctx.clock.set('2027-02-12T12:00:00Z');
  const pair = await stagePartnership(ctx, cast.programme, round.id, [cast.people.luca, cast.people.mei]);
  await ensureDkimKey(ctx, domain);
  const signing = { domain, ...(await signingKey(ctx, domain))! };
  const replies = { before: 'reply+', after: '', domain };
  const settings = { ...MAIL_IN, replies, sender: `mentoring@${domain}` };
  // Its certificate is self-signed, and it offers STARTTLS.
  const transport = await smtpTransport(`smtp://127.0.0.1:${servers.smtp}`, { signing });
  const sender = { address: settings.sender, domain };
  const delivery = createDelivery({ publicUrl: 'http://localhost:3000', sender, replies }, transport);
  let listener: Listener | undefined;
  const world: World = {
    ctx,
    cast,
    pair,
    servers,
    settings,
    domain,
    delivery,
    listen: async () => {
      const { sender } = settings;
      const limits = { maxSize: 1_000_000, perMinute: 1000, perHour: 1_000_000_000 };
      listener ??= await listenForMail(ctx, {
        mode: 'lmtp',
        host: '127.0.0.1',
        port,
        replies,
        sender,
        ...limits,
      });
    },
    leave: async () => {
      await listener?.close();
      listener = undefined;
    },
  };
  const end = async (): Promise<void> => {
    await world.leave();
    await delivery.stop();
    await servers.stop();
    await database.drop();
  };
  return { world, end };
}
