import { expect, test } from 'vitest';
import { stageForm } from '../../../../test/applicant.ts';
import { stage } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import { smallDatabase } from '../../../../test/database.ts';
import { poolMember, poolOfMany } from '../../../../test/pool.ts';
import { proposalsOf } from '../../../../test/proposalsOf.ts';
import { publishIt, run } from '../../../../test/publishing.ts';
import { withdraw } from '../../applications/index.ts';
import { programmeById, roundById } from '../../programmes/index.ts';
import { previewPublication } from '../index.ts';

test('samples are for those whom publishing would reach now, however they were drawn before', async () => {
  const database = await smallDatabase();
  try {
    const ctx = testContext(database.db);
    const cast = await stage(ctx);
    const { programme } = cast;
    const round = await stageForm(ctx, programme);
    ctx.clock.set('2027-02-08T12:00:00Z');
    const actor = { kind: 'person' as const, id: cast.people.tomas };
    const scene = { ctx, cast, round, programme, actor };
    await poolOfMany(ctx, round, 6);
    await run(scene);
    // How often samples are written.
    let written = 0;
    const queue: typeof ctx.mailer.queue = (own, mails) => {
      written += 1;
      return ctx.mailer.queue(own, mails);
    };
    const samples = async () => {
      written = 0;
      const looking = { ...ctx, mailer: { ...ctx.mailer, queue } };
      const preview = await previewPublication(looking, {
        programme: await programmeById(ctx, programme),
        round: await roundById(ctx, programme, round.id),
        actor,
      });
      return preview.samples.map(({ kind, subject }) => `${kind}: ${subject}`);
    };
    const first = await samples();
    expect(first).toHaveLength(1);
    expect(await samples()).toEqual(first);
    expect(written).toBe(1);

    await poolMember(ctx, round, { name: 'Late', country: 'PE', zone: 'America/Lima' });
    const withLate = await samples();
    expect(withLate).toEqual([...first, expect.stringContaining('waiting: ')]);
    expect(written).toBe(2);

    // Somebody who was to get the last sample has gone, so their proposal would dissolve.
    const [gone] = (await proposalsOf(ctx, programme, round.id))[0]!.members;
    await withdraw(ctx, {
      programme,
      actor: { kind: 'person', id: gone!.person },
      application: gone!.application,
    });
    const others = await samples();
    expect(others).toHaveLength(2);
    expect(others[0]).not.toBe(first[0]);

    expect(await publishIt(scene)).toMatchObject({ ok: true });
    expect(await samples()).toEqual([]);
  } finally {
    await database.drop();
  }
});
