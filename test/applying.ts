import type { Fields } from './browse.ts';
import type { Stage } from './cast.ts';
import type { TestCtx } from './context.ts';
import { linkToken } from '../src/rooms/people/index.ts';
import type { Purpose } from '../src/rooms/kinds.ts';
import { questionsOf } from '../src/rooms/programmes/index.ts';
import type { Round } from '../src/rooms/programmes/index.ts';

export const FORM = '/rounds/1/application';

/** Field names of the form by the questions' roles. */
export async function names(ctx: TestCtx, cast: Stage, round: Round): Promise<Record<string, string>> {
  const steps = await questionsOf(ctx, cast.programme, round.id);
  return Object.fromEntries(
    steps.flatMap((step) => step.questions.map((question) => [question.role ?? '', `q${question.id}`])),
  );
}

/** The answers to type into each step, by role. */
export const TYPED: readonly Record<string, string | readonly string[]>[] = [
  {
    name: 'Sana Haddad',
    country: 'TN',
    zone: 'Africa/Tunis',
    'languages.0.language': 'ar',
    'languages.0.level': 'native',
  },
  { work: 'I catalogue maps.', path: 'Sideways.', sector: 'public', role: 'practice', stage: 'early' },
  { place: 'By the harbour.', interests: ['learning'], hopes: 'A friend <b>far</b> away.' },
  { hours: ['1-4', '2-4'], contactWays: ['email'], frequency: 'weekly' },
  { exclusions: 'nils@cast.example' },
];

export async function fieldsOf(ctx: TestCtx, cast: Stage, round: Round, step: number): Promise<Fields> {
  const name = await names(ctx, cast, round);
  return Object.fromEntries(
    Object.entries(TYPED[step - 1] ?? {}).map(([role, value]) => {
      const [head = '', ...rest] = role.split('.');
      return [[name[head] ?? head, ...rest].join('.'), value];
    }),
  );
}

/** The link of a purpose, as a mail to the person would have it. */
export async function mailed(ctx: TestCtx, cast: Stage, purpose: Purpose, address: string): Promise<string> {
  const mail = await ctx.db
    .selectFrom('outbox')
    .select(['person_id', 'text'])
    .where('address', '=', address)
    .where('text', 'like', `%\\%\\%link:${purpose}:%`)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  const subject = new RegExp(`%%link:${purpose}:(\\d+)%%`).exec(mail.text)?.[1] ?? '';
  const token = await linkToken(ctx, { programme: cast.programme, person: mail.person_id, purpose, subject });
  return `/l/${token}`;
}
