import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import { createOf, noteOf, onFediverse } from '../../../test/fediverse.ts';
import { ana, ben, followed, published } from '../../../test/fediversePlays.ts';
import { banWriter } from '../../rooms/discussion/index.ts';

test('whoever is banned stays so when their server says that they are gone; of one server only some are new in a day', () =>
  onFediverse(async (scene) => {
    const { ctx, cast } = scene;
    const { programme } = cast;
    await followed(scene);
    const post = await published(scene);
    await scene.send(ana, createOf(ana, noteOf(ana, 1, scene.post(post))));
    await scene.work();
    const { person_id: person } = await ctx.db
      .selectFrom('network_account')
      .select('person_id')
      .executeTakeFirstOrThrow();
    const actor = { kind: 'person', id: cast.people.bao } as const;
    await banWriter(ctx, { programme, actor, person: person!, reason: 'Loud' });
    await scene.send(ana, { id: `${ana.id}#gone`, type: 'Delete', actor: ana.id, object: ana.id });
    await scene.work();
    const accounts = () => ctx.db.selectFrom('network_account').select('handle').execute();
    expect(await accounts()).toEqual([]);
    await scene.send(ana, createOf(ana, noteOf(ana, 2, scene.post(post))));
    await scene.work();
    expect(await ctx.db.selectFrom('comment').select('id').where('state', '=', 'held').execute()).toEqual([]);
    const page = await browse(ctx, cast, 'tomas').get('/workbench/networks?lang=en');
    expect(page.text).toContain('ana@far.example');

    const now = ctx.clock.now();
    await sql`insert into network_account (programme_id, actor, host, handle, name, inbox, key_id, key_pem, fetched_at)
      select ${programme}, 'https://far.example/' || n, 'far.example', '', '', '', '', '', ${now} from generate_series(1, 2000) n`.execute(
      ctx.db,
    );
    const like = { id: `${ben.id}#l`, type: 'Like', actor: ben.id, object: scene.post(post) };
    await scene.send(ben, like);
    await scene.work();
    const marks = () => ctx.db.selectFrom('network_mark').select('kind').execute();
    expect(await marks()).toEqual([]);
    // The post is accepted once there is room again.
    ctx.clock.forward(25);
    await scene.work();
    expect(await marks()).toHaveLength(1);
  }));
