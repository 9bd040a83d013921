import { expect } from 'vitest';
import { linkToken, personById, signOutEverywhere } from '../../src/rooms/people/index.ts';
import type { Purpose } from '../../src/rooms/kinds.ts';
import type { Browser } from '../browse.ts';
import { stageForm } from '../applicant.ts';
import { stage } from '../cast.ts';
import { oneScene } from '../oneScene.ts';
import { onOpenRound } from '../onStage.ts';
import type { LinkCase, LinkScene } from './linkCase.ts';
import { moved } from './moved.ts';
import { CASES } from './purposes.ts';

export interface Mailed extends LinkScene {
  subject: string;
  token: string;
}

/** Mei got a mail with the link. */
export const mailed = (purpose: Purpose, play: (scene: Mailed) => Promise<void>): Promise<void> =>
  onOpenRound((ctx, cast, round) => getsMail({ ctx, cast, round }, purpose, play));

/** The same in a round that is opened once for all tests of a file. */
export function mailedInOneRound(): typeof mailed {
  const inScene = oneScene(async (ctx) => {
    const cast = await stage(ctx);
    return { ctx, cast, round: await stageForm(ctx, cast.programme) };
  });
  return (purpose, play) => inScene((scene) => getsMail(scene, purpose, play));
}

async function getsMail(
  { ctx, cast, round }: Pick<LinkScene, 'ctx' | 'cast' | 'round'>,
  purpose: Purpose,
  play: (scene: Mailed) => Promise<void>,
): Promise<void> {
  const scene = { ctx, cast, round, programme: cast.programme, mei: cast.people.mei };
  const subject = String(await CASES[purpose].prepare(scene));
  await play({ ...scene, subject, token: await nextMail(scene, purpose, subject) });
}

/** The link in the next mail about the same subject. */
export const nextMail = (
  { ctx, programme, mei }: LinkScene,
  purpose: Purpose,
  subject: string,
): Promise<string> => linkToken(ctx, { programme, person: mei, purpose, subject });

/** Opens a link, presses its button and follows the redirect. Returns the names of the cookies that identify the browser afterwards. */
export async function press(browser: Browser, token: string, own: LinkCase): Promise<string[]> {
  await browser.get(`/l/${token}`);
  const { status, location } = await browser.post(`/l/${token}`, own.fields);
  expect([200, 303]).toContain(status);
  if (location) expect([200, 303]).toContain((await browser.get(location)).status);
  return known(browser);
}

/** The names of cookies that identify the browser: all except the reader's preferences and the cookie of a code on its way. */
export const known = ({ cookies }: Browser): string[] =>
  [...cookies.keys()].filter((name) => !['note', 'lang', 'zone', 'proving'].includes(name)).sort();

/** Acts that end links, and everything that the links opened. */
export const ENDS: Record<string, (scene: LinkScene) => Promise<unknown>> = {
  'signing out everywhere': async ({ ctx, programme, mei }) =>
    signOutEverywhere(ctx, { account: (await personById(ctx, programme, mei))!.account_id! }),
  'a new address': (scene) => moved(scene, 'mei@newest.example'),
};
