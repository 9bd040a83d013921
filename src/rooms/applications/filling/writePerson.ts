import type { Ctx } from '../../ctx.ts';
import type { AnswerValue } from '../../forms/index.ts';
import { answerWithRole } from '../../forms/index.ts';
import { setPerson } from '../../people/index.ts';
import { answersOf, applicationById } from '../queries.ts';

/**
 * Writes name, short name, country and zone from an application's answers to its person. For somebody who has applied before, a draft does
 * so only once it is sent in. Until then their partner sees what they agreed to show earlier.
 */
export async function writePerson(
  ctx: Ctx,
  input: { programme: number; application: number; sentIn?: boolean },
): Promise<void> {
  const { programme } = input;
  const application = await applicationById(ctx, programme, input.application);
  if (!application) return;
  if (application.state === 'draft' && !input.sentIn) {
    const other = await ctx.db
      .selectFrom('application')
      .select('id')
      .where('programme_id', '=', programme)
      .where('person_id', '=', application.person_id)
      .where('id', '<>', application.id)
      .limit(1)
      .executeTakeFirst();
    if (other) return;
  }
  const answers = await answersOf(ctx, programme, application.id);
  const text = (role: string): string | null => {
    const value = answerWithRole(answers, role);
    return typeof value === 'string' ? value : null;
  };
  const name = text('name');
  const country = text('country');
  const zone = text('zone');
  const called = text('called');
  await setPerson(
    ctx,
    { programme, person: application.person_id },
    {
      ...(name || (!country && !zone) ? { called: called ?? '' } : {}),
      ...(name ? { name } : {}),
      ...(country ? { country } : {}),
      ...(zone ? { zone } : {}),
    },
  );
}

const COLUMNS = ['name', 'called', 'country', 'zone'] as const;

/** Writes only the names, country and zone that these answers give: the rest may have been corrected by hand. */
export async function writePersonFrom(
  ctx: Ctx,
  input: {
    programme: number;
    person: number;
    answers: readonly { question: { role: string | null }; value: AnswerValue | null }[];
  },
): Promise<void> {
  const values = Object.fromEntries(
    COLUMNS.flatMap((column) => {
      const given = input.answers.find(({ question }) => question.role === column)?.value;
      if (typeof given === 'string') return [[column, given]];
      return given === null && column === 'called' ? [[column, '']] : [];
    }),
  );
  if (Object.keys(values).length === 0) return;
  await setPerson(ctx, input, values);
}
