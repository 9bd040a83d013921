import {
  comingMeetings,
  hourSubject,
  meetingById,
  propose,
  readHourSubject,
} from '../../src/rooms/meetings/index.ts';
import { isoDay } from '../../src/ui/index.ts';
import type { LinkCase } from './linkCase.ts';
import { met } from './met.ts';

/** The links of mails about meetings. */
export const meetingLinks = {
  hour: {
    days: 60,
    prepare: async (scene) => {
      const pair = await met(scene);
      return hourSubject(pair, new Date(scene.ctx.clock.now().getTime() + 5 * 86_400_000));
    },
    isDone: async ({ ctx, programme }, subject) =>
      (await comingMeetings(ctx, programme, readHourSubject(subject).partnership)).length > 0,
  },
  meeting: {
    days: 60,
    fields: { says: 'yes' },
    prepare: async (scene) => {
      const { ctx, cast, programme } = scene;
      const done = await propose(ctx, {
        programme,
        person: cast.people.luca,
        partnership: await met(scene),
        times: [{ date: isoDay('UTC', new Date(ctx.clock.now().getTime() + 5 * 86_400_000)), minute: 1080 }],
        minutes: 60,
        means: 'video',
        link: null,
        repeats: 'once',
      });
      return done.ok ? done.meeting : 0;
    },
    isDone: async ({ ctx, programme }, id) =>
      (await meetingById(ctx, programme, Number(id)))?.state === 'stands',
  },
} satisfies Record<string, LinkCase>;
