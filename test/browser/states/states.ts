import { linkToken } from '../../../src/rooms/people/index.ts';
import { declareAbsence, planLeaving, stayInTouch } from '../../../src/rooms/partnerships/index.ts';
import { propose } from '../../agreements.ts';
import type { CastName, Stage } from '../../cast.ts';
import type { TestCtx } from '../../context.ts';
import { arranged, proposed } from '../../meetings.ts';
import { afterRound, leave, withPartners, write } from '../../partners.ts';
import type { PartnersScene } from '../../partners.ts';
import { onTheDay } from '../../publishing.ts';
import { askToJoin, pairAndOne, withAccounts } from '../../trio.ts';

/** A page of the programme in some state. `shows` matches English words or markup that only that state has. */
export interface StatePage {
  ctx: TestCtx;
  cast: Stage;
  /** Absent for the link of a mail. */
  as?: CastName;
  path: string;
  shows: RegExp;
}

type Look = (page: StatePage) => Promise<void>;
type Make = (scene: PartnersScene) => Promise<unknown>;

/** Amina looks at the page of the partnership. */
const amina = ({ ctx, cast, pair }: PartnersScene, shows: RegExp): StatePage => ({
  ctx,
  cast,
  as: 'amina',
  path: `/partnership/${pair}`,
  shows,
});

const aPair =
  (shows: RegExp, make: Make, who: CastName[] = ['amina', 'mei']) =>
  (look: Look) =>
    withPartners(who, async (scene) => {
      await write(scene, 'mei', 'A first letter\n\n> with a quote');
      await write(scene, 'amina', 'An answer');
      await make(scene);
      await look(amina(scene, shows));
    });

const own = ({ cast, pair }: PartnersScene, who: CastName) => ({
  programme: cast.programme,
  person: cast.people[who],
  partnership: pair,
});

/** Luca waits for a partner. Amina and Mei are a pair whom he could join. Then he asks to join. */
const waiting = (look: Look) =>
  onTheDay(async (scene) => {
    const { ctx, programme } = scene;
    const { first, ...rest } = await pairAndOne(scene);
    const cast = await withAccounts(scene, { first, ...rest });
    const luca = { ctx, cast, as: 'luca' as const };
    await look({ ...luca, path: '/status', shows: /value="trio"[^]*value="wait"[^]*value="next"/ });
    await look({ ...luca, path: '/partnership', shows: /value="trio"/ });
    const asked = await askToJoin(scene, rest.third);
    if (!asked.ok) throw new Error(asked.reason);
    await look({ ...luca, path: '/status', shows: /We have asked two others/ });
    const subject = `trio.${asked.question}.yes`;
    const token = await linkToken(ctx, { programme, person: first.person, purpose: 'answer', subject });
    await look({ ctx, cast, path: `/l/${token}`, shows: /<form[^>]*method="post"/ });
  });

/** The round is over; then both say that they would like to stay in touch. */
const over = (look: Look) =>
  afterRound(['amina', 'mei'], async (scene) => {
    await look(amina(scene, /name="touch" value="yes"/));
    for (const who of ['amina', 'mei'] as const)
      await stayInTouch(scene.ctx, { ...own(scene, who), yes: true });
    await look(amina(scene, /mei@cast\.example/));
  });

/** The pages of pairs, of a trio and of somebody without a partner, in states that a demo does not reach in its first month. */
export const STATES: Readonly<Record<string, (look: Look) => Promise<void>>> = {
  'ended, with a farewell, and in touch': over,
  'left by the partner': aPair(/Nobody can write here any more/, (scene) =>
    leave(scene, 'mei', { another: true }),
  ),
  'about to leave': aPair(/id="leaves-soon"/, (scene) =>
    planLeaving(scene.ctx, { ...own(scene, 'amina'), another: false }),
  ),
  'kept apart': aPair(/Letters are not passed on/, ({ ctx }) =>
    ctx.db.updateTable('partnership').set({ apart_at: ctx.clock.now() }).execute(),
  ),
  resting: aPair(/You get no more reminders here/, ({ ctx, cast }) =>
    ctx.db
      .updateTable('membership')
      .set({ rests_at: ctx.clock.now() })
      .where('person_id', '=', cast.people.amina)
      .execute(),
  ),
  'in its last days': aPair(/id="last"/, ({ ctx }) => Promise.resolve(ctx.clock.set('2027-06-01T12:00:00Z'))),
  'both away': aPair(/id="away"/, async ({ ctx, cast: { programme, people } }) => {
    await declareAbsence(ctx, { programme, person: people.amina, until: null });
    await declareAbsence(ctx, { programme, person: people.mei, until: '2027-03-01' });
  }),
  'a trio': aPair(/Luca Ferri/, (scene) => write(scene, 'luca', 'A third'), ['amina', 'mei', 'luca']),
  'an agreement proposed': aPair(/Hopes of Mei/, (scene) => propose(scene, 'mei', undefined, 'Hopes of Mei')),
  'a meeting that stands, and one proposed': aPair(/This stands:[^]*proposes:/, async (scene) => {
    await arranged(scene, { repeats: 'weekly' });
    await proposed(scene, 'mei', { times: [{ date: '2027-02-18', minute: 20 * 60 }] });
  }),
  'without a partner, with choices, and a pair who is asked': waiting,
};
