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

/** The link as the next mail about the same would have it. */
export const nextMail = (
  { ctx, programme, mei }: LinkScene,
  purpose: Purpose,
  subject: string,
): Promise<string> => linkToken(ctx, { programme, person: mei, purpose, subject });

/** Opens a link, presses its button and goes where that leads; returns the cookies by which the browser is known afterwards. */
export async function press(browser: Browser, token: string, own: LinkCase): Promise<string[]> {
  await browser.get(`/l/${token}`);
  const { status, location } = await browser.post(`/l/${token}`, own.fields);
  expect([200, 303]).toContain(status);
  if (location) expect([200, 303]).toContain((await browser.get(location)).status);
  return known(browser);
}

/** The cookies by which a browser is known, without those about how it likes to read, and without the one for a code on its way. */
export const known = ({ cookies }: Browser): string[] =>
  [...cookies.keys()].filter((name) => !['note', 'lang', 'zone', 'proving'].includes(name)).sort();

/** Acts that end links, and all that they opened. */
export const ENDS: Record<string, (scene: LinkScene) => Promise<unknown>> = {
  'signing out everywhere': async ({ ctx, programme, mei }) =>
    signOutEverywhere(ctx, { account: (await personById(ctx, programme, mei))!.account_id! }),
  'a new address': (scene) => moved(scene, 'mei@newest.example'),
};
