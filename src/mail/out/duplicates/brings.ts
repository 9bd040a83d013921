import { askMerge, mergePeople, nameTwo } from '../../../rooms/duplicates/index.ts';
import { addressOf } from '../../examples/exampleScene.ts';
import type { ExampleScene } from '../../examples/exampleScene.ts';
import type { MailBrings } from '../brings.ts';
import {
  addressJoinedMail,
  addressPartedMail,
  mergeAskedMail,
  peopleMergedMail,
  peoplePartedMail,
} from './mails.ts';

/** A coordinator believes that the partner is the reader with another address. */
const asked = async ({ ctx, programme, reader, partner, volunteer }: ExampleScene) => {
  const actor = { kind: 'person', id: volunteer } as const;
  const addresses = [await addressOf(ctx, reader), await addressOf(ctx, partner)] as const;
  const named = await nameTwo(ctx, { programme, actor, addresses });
  if (!named.ok) throw new Error(named.reason);
  return { programme, actor, withdraws: true, mayGiveRoles: true, volunteer, duplicate: named.duplicate };
};

/** The partner says that they are the reader. Returns the merge. */
const merged = async (scene: ExampleScene) => {
  const how = await asked(scene);
  const two = { kept: scene.reader, gone: scene.partner, proven: true, isKeeper: true };
  const done = await mergePeople(scene.ctx, { ...how, ...two });
  if (!done.ok) throw new Error(done.reason);
  return { merge: done.merge };
};

export const duplicatesMails = {
  'address-joined': { mail: addressJoinedMail, example: merged },
  'address-parted': { mail: addressPartedMail, example: () => Promise.resolve({}) },
  'merge-asked': {
    mail: mergeAskedMail,
    example: async (scene) => {
      const how = await asked(scene);
      const done = await askMerge(scene.ctx, { ...how, kept: scene.partner, gone: scene.reader });
      if (!done.ok) throw new Error(done.reason);
      return { duplicate: how.duplicate };
    },
  },
  'people-merged': { mail: peopleMergedMail, example: merged },
  'people-parted': { mail: peoplePartedMail, example: () => Promise.resolve({}) },
} satisfies MailBrings;
