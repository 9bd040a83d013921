import type { PartnersScene } from './partners.ts';

/** Makes each round of a scene end in so many days from now. */
export const roundEndsIn = ({ ctx }: PartnersScene, days: number) =>
  ctx.db
    .updateTable('round_date')
    .set({ due_at: new Date(ctx.clock.now().getTime() + days * 86_400_000) })
    .where('kind', '=', 'ends')
    .execute();
