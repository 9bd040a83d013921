import { PUBLIC } from '../../federation/reading/audience.ts';
import { HOSTS, SECRET, note } from './elsewhereScene.ts';
import type { Scene } from './elsewhereScene.ts';
import { personAt } from './servers.ts';
import type { Somebody } from './servers.ts';

/** One day of friendly people: they follow, answer in public and in private, change and delete, like posts and pass them on. */
export async function goodDay(scene: Scene, posts: readonly { address: string }[]): Promise<void> {
  const { ctx, programme, random, servers, people, ours, said } = scene;
  const name = (by: Somebody): string => `${by.id}/${++scene.turn}`;
  const send = (by: Somebody, type: string, object: unknown) =>
    servers.post(
      ctx,
      programme,
      { id: `${name(by)}#${type}`, type, actor: by.id, to: [PUBLIC], object },
      { as: by },
    );
  const anybody = (): Somebody => people[random.int(0, people.length - 1)]!;
  if (random.chance(0.5)) await send(anybody(), 'Follow', ours);
  const post = posts[random.int(0, Math.max(0, posts.length - 1))];
  if (!post) return;
  if (random.chance(0.3)) await send(anybody(), random.chance(0.5) ? 'Like' : 'Announce', post.address);
  if (random.chance(0.4)) {
    const by = anybody();
    const id = name(by);
    const before = said[random.int(0, Math.max(0, said.length - 1))];
    const parent = before && random.chance(0.4) ? before.id : post.address;
    await send(
      by,
      'Create',
      note(by, id, parent, `With us it was the other way round (${scene.turn}).`, [PUBLIC]),
    );
    said.push({ by, id });
  }
  if (random.chance(0.1)) {
    const by = anybody();
    const secret = note(by, name(by), post.address, SECRET, [ours]);
    const create = { id: `${secret.id}#c`, type: 'Create', actor: by.id, to: [ours], object: secret };
    await servers.post(ctx, programme, create, { as: by });
  }
  const own = said[random.int(0, Math.max(0, said.length - 1))];
  if (own && random.chance(0.1))
    await send(own.by, 'Update', note(own.by, own.id, post.address, 'Better words.', [PUBLIC]));
  if (own && random.chance(0.05)) await send(own.by, 'Delete', own.id);
}

/** One day of a hostile server: it follows for others, says things in their name, and changes and deletes what they said. */
export async function hostileDay(scene: Scene, posts: readonly { address: string }[]): Promise<void> {
  const { ctx, programme, servers, ours, said, forged } = scene;
  const hostile = personAt('hostile.example', 'mallory', true);
  const victim = personAt(HOSTS[scene.turn % HOSTS.length]!, `victim${scene.turn}`);
  const own = said.at(-1);
  const parent = posts.at(-1)?.address ?? ours;
  const id = `${victim.id}/${++scene.turn}`;
  forged.add(victim.id).add(id);
  const words = note(victim, id, parent, 'FORGED', [PUBLIC]);
  const named = { id: `${hostile.id}#${scene.turn}`, actor: hostile.id, to: [PUBLIC] };
  const signs = { as: victim, signs: hostile };
  await servers.post(
    ctx,
    programme,
    { id: `${id}#f`, type: 'Follow', actor: victim.id, object: ours },
    signs,
  );
  await servers.post(
    ctx,
    programme,
    { id: `${id}#c`, type: 'Create', actor: victim.id, object: words },
    signs,
  );
  await servers.post(ctx, programme, { ...named, type: 'Create', object: words }, { as: hostile });
  if (own) {
    const changed = note(own.by, own.id, parent, 'FORGED', [PUBLIC]);
    await servers.post(
      ctx,
      programme,
      { ...named, id: `${named.id}u`, type: 'Update', object: changed },
      { as: hostile },
    );
    await servers.post(
      ctx,
      programme,
      { ...named, id: `${named.id}d`, type: 'Delete', object: own.id },
      { as: hostile },
    );
  }
}
