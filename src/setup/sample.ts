import { sampleAnswers } from '../../sample/answers.ts';
import { fillLegalText, legalTexts } from '../../sample/legal.ts';
import { sampleGlossary } from '../../sample/glossary.ts';
import { sampleGuests } from '../../sample/guests.ts';
import { libraryForm } from '../../sample/libraryOptions.ts';
import { samplePages } from '../../sample/pages.ts';
import { sampleProgramme } from '../../sample/programme.ts';
import { sampleRound } from '../../sample/round.ts';
import { sampleTopics } from '../../sample/topics.ts';
import type { Texts } from '../lib/text/texts.ts';
import { addDays } from '../lib/time/time.ts';
import { inTransaction } from '../rooms/ctx.ts';
import type { Actor, Ctx } from '../rooms/ctx.ts';
import { addCanned } from '../rooms/inbox/index.ts';
import { publishPage, writePage } from '../rooms/pages/index.ts';
import { createRound, nameProgramme } from '../rooms/programmes/index.ts';
import type { NewProgramme, ProgrammeProblems } from '../rooms/programmes/index.ts';
import { createTopic, scheduleTopic, decideTerm, writeGuestPost, writeTerm } from '../rooms/topics/index.ts';
import { addPicture } from './picture.ts';

/** The default code of conduct and privacy text, filled in with the programme's name and contact address. */
export function defaultLegal(values: { name: string; contactAddress: string }): NewProgramme['legal'] {
  const fill = (texts: Texts): Texts =>
    Object.fromEntries(
      Object.entries(texts).map(([locale, text]) => [
        locale,
        fillLegalText(text, { programme: values.name, contact: values.contactAddress }),
      ]),
    );
  return { conduct: fill(legalTexts.conduct), privacy: fill(legalTexts.privacy) };
}

/** A slug that no programme has: the wished one, or the same with a number. */
async function freeSlug(ctx: Pick<Ctx, 'db'>, wished: string): Promise<string> {
  for (let n = 1; ; n++) {
    const slug = n === 1 ? wished : `${wished}-${n}`;
    const taken = await ctx.db
      .selectFrom('programme')
      .select('id')
      .where('slug', '=', slug)
      .executeTakeFirst();
    if (!taken) return slug;
  }
}

/**
 * The sample programme, ready to explore or to start from. It has a form in a planned round that nobody sees until it is published, topics
 * for a fortnight each, a few pages, and ready-made answers to frequent questions.
 */
export async function addSample(
  ctx: Ctx,
  input: { actor: Actor; director: NewProgramme['director']; zone?: string },
): Promise<{ programme: number; director: number; slug: string; round: number }> {
  return inTransaction(ctx, async (ctx) => {
    const slug = await freeSlug(ctx, sampleProgramme.slug);
    const draft = { ...sampleProgramme, ...(input.zone ? { zone: input.zone } : {}), slug };
    const { actor } = input;
    const named = await nameProgramme(ctx, {
      ...draft,
      actor,
      director: input.director,
      legal: defaultLegal(draft),
    });
    if (!named.ok) throw new Error(`the sample programme was refused: ${problemText(named.problems)}`);
    const { programme, director } = named;
    const plan = sampleRound(ctx.clock.now(), draft.zone);
    const round = await createRound(ctx, { programme, actor, ...plan, form: libraryForm });
    if (!round.ok) throw new Error(`the sample round was refused: ${round.reason}`);
    for (const topic of sampleTopics) {
      const { sourceLocale } = draft;
      const written = await createTopic(ctx, {
        programme,
        actor,
        slug: topic.slug,
        draft: { sourceLocale, ...topic },
      });
      if (!written.ok) throw new Error(`the sample topic ${topic.slug} was refused`);
      const input = { programme, actor, topic: written.topic };
      await addPicture(ctx, { ...input, slug: topic.slug, sourceLocale });
      const planned = await scheduleTopic(ctx, { ...input, round: round.round.id });
      if (!planned.ok) throw new Error(`the sample topic ${topic.slug} was not planned`);
      for (const guest of sampleGuests.filter((one) => one.topic === topic.slug)) {
        const day = addDays(`${planned.day}T00:00`, guest.daysAfter).slice(0, 10);
        const post = await writeGuestPost(ctx, { ...input, draft: { ...guest, day } });
        if (!post.ok) throw new Error(`the guest post of ${guest.author} was refused`);
      }
    }
    for (const term of sampleGlossary) {
      const draft = { ...term, sourceLocale: sampleProgramme.sourceLocale, named: false };
      const added = await writeTerm(ctx, { programme, actor, draft });
      if (!added.ok) throw new Error(`the word ${term.term['en']} was refused`);
      await decideTerm(ctx, { programme, actor, term: added.term, state: 'approved' });
    }
    for (const { isInMenu, kind, slug, ...draft } of samplePages) {
      const made = await writePage(ctx, {
        programme,
        actor,
        kind,
        slug,
        isInMenu,
        draft,
        key: `sample ${slug}`,
      });
      if (!made.ok) throw new Error(`the sample page ${slug} was refused`);
      await publishPage(ctx, { programme, actor, page: made.page });
    }
    for (const answer of sampleAnswers) {
      const added = await addCanned(ctx, { programme, actor, ...answer });
      if (!added.ok) throw new Error(`the sample answer ${answer.name} was refused`);
    }
    return { programme, director, slug, round: round.round.id };
  });
}

function problemText(problems: ProgrammeProblems): string {
  return JSON.stringify(problems);
}
