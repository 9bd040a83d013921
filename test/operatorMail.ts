import { browse, testDoor } from './browse.ts';
import { stage } from './cast.ts';
import { testContext } from './context.ts';
import { rolledBack } from './database.ts';
import { nameServer } from './mail/dns.ts';
import type { NameServer } from './mail/dns.ts';
import { ensureDkimKey, setMailSetting } from '../src/rooms/sending/index.ts';

export async function withOperatorMail(
  run: (scene: Awaited<ReturnType<typeof make>>) => Promise<void>,
): Promise<void> {
  const names = await nameServer();
  try {
    await rolledBack(async (db) => run(await make(testContext(db), names)));
  } finally {
    await names.close();
  }
}

export async function make(ctx: ReturnType<typeof testContext>, names: NameServer) {
  const cast = await stage(ctx);
  await setMailSetting(ctx, 'mail-sender', {
    address: 'mentoring@shelves.example',
    domain: 'shelves.example',
    server: 'smtp.eu.mailgun.org',
    replyDomain: 'shelves.example',
    takesMail: true,
    host: 'mentoring.shelves.example',
  });
  await ensureDkimKey(ctx, 'shelves.example');
  const door = testDoor(ctx);
  const config = { ...door.config, dnsServers: [names.address] };
  const olga = browse(ctx, cast, 'olga', { door: { config } });
  const page = async (): Promise<string> => (await olga.site.get('/operator/mail')).text;
  return { ctx, cast, names, olga, page };
}
