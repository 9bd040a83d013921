import { expect, test } from 'vitest';
import { onTalk, say } from '../../../../test/discussion.ts';
import { searchComments } from '../index.ts';

test.each([
  ['among the comments that are close', 2000],
  ['by their letters where too few are close', 3],
  ['by their letters alone', 0],
])('what is found lies on pages that lead forth and back, nothing twice: %s', (_, near) =>
  onTalk(async ({ ctx, cast, topic, programme }) => {
    for (let n = 1; n <= 45; n++)
      await say(ctx, cast, cast.people.tomas, {
        topic,
        body: `${n % 9 === 0 ? 'Window' : 'Door'} number${n}x`,
      });
    const look = (place?: Parameters<typeof searchComments>[1]['place']) =>
      searchComments(ctx, { programme, query: 'door', place, near });
    const first = await look();
    expect(first).toMatchObject({ previous: null, next: { side: 'after' } });
    const second = await look(first.next!);
    expect(second).toMatchObject({ previous: { side: 'before' }, next: null });
    const numbers = [...first.rows, ...second.rows].map(({ html }) => Number(/number(\d+)x/.exec(html)?.[1]));
    expect(numbers).toEqual(
      Array.from({ length: 45 }, (_, at) => 45 - at).filter((number) => number % 9 !== 0),
    );
    const back = await look(second.previous!);
    expect(back.rows).toEqual(first.rows);
    expect(back.previous).toBeNull();
  }),
);
