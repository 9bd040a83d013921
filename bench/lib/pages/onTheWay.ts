import type { Ctx } from '../../../src/rooms/ctx.ts';
import { askForCode, personById } from '../../../src/rooms/people/index.ts';
import { ofItsTime } from '../../../src/web/frame/ofItsTime.ts';
import type { Profile } from '../../../src/web/signIn/with/provider.ts';

/**
 * The cookies of a browser without a session, as the program sets them. The browser has asked for a code, has come back from another
 * sign-in for the first time, and has opened the mailed link to an application.
 */
export async function onTheWay(
  ctx: Ctx,
  at: { programme: number; person: { id: number; address: string }; application: number },
): Promise<string> {
  const { programme, application } = at;
  const now = ctx.clock.now().getTime();
  const slug = await ctx.db
    .selectFrom('programme')
    .select('slug')
    .where('id', '=', programme)
    .executeTakeFirstOrThrow();
  const profile: Profile = {
    provider: 'library',
    issuer: 'https://library.example',
    subject: 'a bench',
    name: 'bench',
    person: 'A bench',
    address: at.person.address,
    isVouched: true,
    picture: null,
  };
  const arrived = { until: now + 1_800_000, value: { profile, programme: slug.slug, next: '' } };
  const person = (await personById(ctx, programme, at.person.id))!;
  const link = `linked.${application}.${now.toString(36)}`;
  const cookies = {
    'signing-in': await askForCode(ctx, { programme, address: at.person.address }),
    'known-with': ctx.secrets.seal('known-with', JSON.stringify(arrived)),
    application: `${link}.${ctx.secrets.sign('application', ofItsTime(`${programme}|${link}`, person))}`,
  };
  return Object.entries(cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ');
}
