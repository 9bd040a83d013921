import { applies, introduced } from './byMailScene.ts';
import type { Scene } from './byMailScene.ts';

export const threads = async ({ ctx }: Scene): Promise<string[]> =>
  (await ctx.db.selectFrom('thread_message').select('body').orderBy('id').execute()).map(({ body }) => body);

/** Two partners who were introduced this morning; nobody has read a mail. */
export async function partners(scene: Scene) {
  const kofi = scene.box('kofi@mail.example');
  const zeina = scene.box('zeina@mail.example');
  await applies(scene, kofi, { name: 'Kofi Mensah', country: 'Ghana' });
  await applies(scene, zeina, { name: 'Zeina Haddad', country: 'Lebanon' });
  await scene.ctx.db.updateTable('application').set({ available_at: scene.ctx.clock.now() }).execute();
  await introduced(scene);
  return { kofi, zeina };
}
