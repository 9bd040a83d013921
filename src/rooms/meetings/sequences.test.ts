import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coming, meetingNow, proposed, say } from '../../../test/meetings.ts';
import { withPartners } from '../../../test/partners.ts';
import { countOf } from '../../../test/whole.ts';
import { cancel, changeLink, move } from './index.ts';

const act = fc.record({
  who: fc.constantFrom('amina' as const, 'mei' as const, 'luca' as const),
  what: fc.constantFrom('yes', 'no', 'maybe', 'yes', 'move', 'cancel', 'link', 'one'),
  index: fc.nat(2),
});

test(
  'whatever two or three do one after the other, the UID stays, the sequence rises by one with each change, and an hour stands only with two who come, or may',
  () =>
    withPartners(['amina', 'mei', 'luca'], async (scene) => {
      const { ctx, cast } = scene;
      await fc.assert(
        fc.asyncProperty(
          fc.array(act, { maxLength: 8 }),
          fc.constantFrom('once', 'weekly'),
          async (acts, repeats) => {
            const meeting = await proposed(scene, 'mei', { repeats });
            for (const { who, what, index } of acts) {
              const before = await meetingNow(scene, meeting);
              const of = { programme: cast.programme, person: cast.people[who], meeting };
              const times = [{ date: `2027-03-0${index + 1}`, minute: 600 }];
              const occurrence = before.wall ?? '2027-02-16T20:00';
              if (what === 'move') await move(ctx, { ...of, times });
              else if (what === 'cancel') await cancel(ctx, of);
              else if (what === 'one') await cancel(ctx, { ...of, occurrence });
              else if (what === 'link')
                await changeLink(ctx, { ...of, link: `https://meet.example/${index}` });
              else if (what === 'yes' || what === 'no' || what === 'maybe')
                await say(scene, who, meeting, what, Math.min(index, before.times.length - 1));
              const after = await meetingNow(scene, meeting);
              expect(after.uid).toBe(before.uid);
              expect([0, 1]).toContain(after.sequence - before.sequence);
              expect(after.askedSequence).toBeLessThanOrEqual(after.sequence);
              const changed = ['state', 'wall', 'link', 'zone', 'without'] as const;
              if (after.sequence === before.sequence)
                for (const one of changed) expect(after[one]).toEqual(before[one]);
              const others = after.times[0]?.said.filter(({ says }) => says !== 'no').length ?? 0;
              if (after.state === 'stands')
                expect([after.times.length, after.wall, others > 0]).toEqual([1, after.times[0]?.wall, true]);
              if (after.state === 'proposed') expect(after.wall).toBeNull();
              // A meeting that was called off never comes back.
              if (before.state === 'cancelled') expect(after.state).toBe('cancelled');
            }
            for (const { id } of await coming(scene))
              await cancel(ctx, { programme: cast.programme, person: cast.people.mei, meeting: id });
          },
        ),
        { numRuns: countOf({ whole: 40, few: 20 }) },
      );
    }),
  60_000,
);
