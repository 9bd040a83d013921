import { fillLetter, sampleLetters } from '../../../sample/people/letters.ts';
import type { Random } from '../../../sample/people/random.ts';
import type { Ctx } from '../../rooms/ctx.ts';
import { takeBackLetter, writeLetter } from '../../rooms/partnerships/index.ts';
import { callOf, personById } from '../../rooms/people/index.ts';
import type { Round } from '../../rooms/programmes/index.ts';
import type { Applicant } from '../applicant.ts';
import { nextContact } from './contacts.ts';
import type { Contacts } from './contacts.ts';
import { conductOf, isSilentOn } from '../conduct.ts';

/** The share of letter writers who write in a given week. */
const SHARE = 0.35;
/** One person in this many first takes their letters back, and sends them again with a few more words. */
const TAKES_BACK = 9;

/** One week's letters, by people who like to write and have a partner. */
export async function writeLetters(
  ctx: Ctx,
  round: Round,
  applicants: readonly Applicant[],
  {
    random,
    seed,
    day,
    contacts,
  }: { random: Random; seed: number; day: number; contacts?: Contacts | undefined },
): Promise<void> {
  const programme = round.programme_id;
  const members = await ctx.db
    .selectFrom('membership')
    .select(['person_id', 'partnership_id'])
    .where('programme_id', '=', programme)
    .where('round_id', '=', round.id)
    .where('left_at', 'is', null)
    .execute();
  const written = await ctx.db
    .selectFrom('letter')
    .select('partnership_id')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('programme_id', '=', programme)
    .groupBy('partnership_id')
    .execute();
  const counts = new Map(written.map((row) => [row.partnership_id, row.n]));
  for (const [index, { invented, person }] of applicants.entries()) {
    const own = members.find((member) => member.person_id === person);
    if (!own || !invented.behaviour.writesLetters || !random.chance(SHARE)) continue;
    if (isSilentOn(conductOf(seed, index), day)) continue;
    const other = members.find(
      (member) => member.partnership_id === own.partnership_id && member.person_id !== person,
    );
    const [from, to] = [
      await personById(ctx, programme, person),
      other ? await personById(ctx, programme, other.person_id) : null,
    ];
    if (!from || !to) continue;
    const n = counts.get(own.partnership_id) ?? 0;
    const moment = n === 0 ? 'first' : n === 1 ? 'answer' : 'later';
    const fitting = sampleLetters.filter((letter) => letter.moment === moment);
    const inOwnLanguage = fitting.filter((letter) => letter.locale === invented.locale);
    const letter = random.pick(
      inOwnLanguage.length > 0 && from.locale === to.locale
        ? inOwnLanguage
        : fitting.filter((one) => one.locale === 'en'),
    );
    const written = {
      programme,
      person,
      partnership: own.partnership_id,
      body: fillLetter(letter, { to: callOf(to), from: callOf(from), city: invented.city }),
      formKey: `week-${ctx.clock.now().toISOString()}`,
      waits: true,
    };
    const sent = await writeWith(ctx, written, contacts);
    if (sent.ok && index % TAKES_BACK === 0) {
      await takeBackLetter(ctx, { ...written, letter: sent.letter });
      await writeLetter(ctx, {
        ...written,
        body: `${written.body}\n\n…`,
        formKey: `${written.formKey}-again`,
      });
    }
    counts.set(own.partnership_id, n + 1);
  }
}

/** Writes a letter, now and then with a number or a link. If the programme holds it back, writes it again without. */
async function writeWith(
  ctx: Ctx,
  written: Parameters<typeof writeLetter>[1],
  contacts: Contacts | undefined,
): ReturnType<typeof writeLetter> {
  const contact = contacts ? nextContact(contacts) : null;
  if (!contacts || contact === null) return writeLetter(ctx, written);
  const body = `${written.body}\n\n${contact}`;
  const sent = await writeLetter(ctx, { ...written, body, formKey: `${written.formKey}-contact` });
  if (sent.ok || sent.reason !== 'filtered') return sent;
  contacts.heldBack.add(contact);
  return writeLetter(ctx, written);
}
