import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { RoundScene } from '../../../test/onStage.ts';
import { onTheDay } from '../../../test/publishing.ts';
import { askToJoin, pairAndOne } from '../../../test/trio.ts';
import { PROMISED } from '../../../test/violations.ts';
import { answerTrio, chooseWaiting } from '../../rooms/pairing/index.ts';
import { countViolations } from '../violations.ts';

const count = ({ ctx, programme, round }: RoundScene) =>
  countViolations(ctx, { programme, round: round.id }, PROMISED);

/** Somebody who waits has asked to join a pair. */
const asked = (
  play: (
    scene: RoundScene,
    three: Awaited<ReturnType<typeof pairAndOne>>,
    says: (person: number, yes: boolean) => ReturnType<typeof answerTrio>,
  ) => Promise<void>,
) =>
  onTheDay(async (scene) => {
    const three = await pairAndOne(scene);
    const done = await askToJoin(scene, three.third);
    if (!done.ok) throw new Error(done.reason);
    scene.ctx.clock.forward(1);
    await play(scene, three, (person, yes) =>
      answerTrio(scene.ctx, { programme: scene.programme, question: done.question, person, yes }),
    );
  });

test('a third who joined although one of the pair had not said yes is counted', () =>
  asked(async (scene, { first, second }, says) => {
    await says(first.person, true);
    scene.ctx.clock.forward(1);
    expect(await says(second.person, true)).toEqual({ ok: true, joined: true });
    expect(await count(scene)).toMatchObject({ joinedUnasked: 0, toldWhoSaidNo: 0 });
    await sql`update trio_answer set at = at + interval '1 hour' where person_id = ${second.person}`.execute(
      scene.ctx.db,
    );
    expect(await count(scene)).toMatchObject({ joinedUnasked: 1 });
    await sql`delete from trio_question`.execute(scene.ctx.db);
    expect(await count(scene)).toMatchObject({ joinedUnasked: 1 });
  }));

test('a mail and a line of the log that tell who of a pair said no are counted', () =>
  asked(async (scene, { first }, says) => {
    const { db } = scene.ctx;
    await says(first.person, false);
    expect(await count(scene)).toMatchObject({ joinedUnasked: 0, toldWhoSaidNo: 0 });
    await sql`
      update outbox set text = text || chr(8296) || (select coalesce(nullif(called, ''), name) from person where id = ${first.person}) || chr(8297)
      where kind = 'trio-declined'`.execute(db);
    expect(await count(scene)).toMatchObject({ toldWhoSaidNo: 1 });
    await sql`
      insert into event (programme_id, at, actor_kind, actor_id, kind, subject_kind, subject_id, round_id, data)
      select programme_id, ${scene.ctx.clock.now()}, 'person', ${first.person}, kind, subject_kind, subject_id, round_id, data
      from event where kind = 'trio-asked'`.execute(db);
    expect(await count(scene)).toMatchObject({ toldWhoSaidNo: 2 });
  }));

test('who asked to be looked for in the next round only, and got a partner in this one, is counted', () =>
  asked(async (scene, { third }) => {
    const { ctx, programme } = scene;
    const { person, application } = third;
    const chooses = async (choice: 'next' | 'wait'): Promise<void> => {
      await chooseWaiting(ctx, { programme, actor: { kind: 'person', id: person }, application, choice });
      ctx.clock.forward(1);
    };
    const joins = () =>
      sql`
        insert into membership (programme_id, partnership_id, person_id, round_id, joined_at)
        select programme_id, id, ${person}, round_id, ${ctx.clock.now()} from partnership limit 1`.execute(
        ctx.db,
      );
    await chooses('next');
    await joins();
    expect(await count(scene)).toMatchObject({ pairedAfterNext: 1 });
    await sql`delete from membership where person_id = ${person}`.execute(ctx.db);
    await chooses('wait');
    await joins();
    expect(await count(scene)).toMatchObject({ pairedAfterNext: 0 });
  }));
