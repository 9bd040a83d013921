import type { Ctx } from '../src/rooms/ctx.ts';
import {
  acceptAgreement,
  agreementIn,
  partnershipOf,
  proposeAgreement,
  reopenAgreement,
  rhythmIn,
} from '../src/rooms/partnerships/index.ts';
import type { CastName } from './cast.ts';
import type { PartnersScene } from './partners.ts';
import { mailsTo } from './silence.ts';

const TERMS = { howOften: 'weekly', means: ['video'], language: 'en' };

/** Proposes video calls in English, every week unless `howOften` says otherwise; answers the proposal. */
export async function proposal(
  ctx: Ctx,
  of: { programme: number; person: number; partnership: number },
  howOften = 'weekly',
): Promise<number> {
  await proposeAgreement(ctx, { ...of, terms: { ...TERMS, howOften }, hopes: '' });
  const { id } = await ctx.db
    .selectFrom('agreement')
    .select('id')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  return id;
}

/** The accepted proposals. */
export async function acceptedBy(ctx: Ctx, person: number): Promise<number[]> {
  const rows = await ctx.db
    .selectFrom('agreement_member')
    .select('agreement_id as id')
    .where('person_id', '=', person)
    .where('accepted_at', 'is not', null)
    .orderBy('agreement_id')
    .execute();
  return rows.map(({ id }) => id);
}

export const WEEKLY = { howOften: 'weekly', means: ['video', 'letters'], language: 'en' };
export const MONTHLY = { howOften: 'monthly', means: ['chat'], language: 'en' };

export const propose = ({ ctx, cast, pair }: PartnersScene, who: CastName, terms = WEEKLY, hopes = '') =>
  proposeAgreement(ctx, {
    programme: cast.programme,
    person: cast.people[who],
    partnership: pair,
    terms,
    hopes,
  });

export const agreementStateOf = async ({ ctx, cast, pair }: PartnersScene, who: CastName) => {
  const own = (await partnershipOf(ctx, cast.programme, cast.people[who], pair))!;
  return agreementIn(ctx, cast.programme, own);
};

export const openId = async (scene: PartnersScene) => (await agreementStateOf(scene, 'mei')).open!.id;

export const accept = async (scene: PartnersScene, who: CastName, agreement?: number, hopes?: string) => {
  const { ctx, cast } = scene;
  const id = agreement ?? (await openId(scene));
  const said = hopes === undefined ? {} : { hopes };
  return acceptAgreement(ctx, {
    programme: cast.programme,
    person: cast.people[who],
    agreement: id,
    ...said,
  });
};

export const reopen = ({ ctx, cast, pair }: PartnersScene, who: CastName) =>
  reopenAgreement(ctx, { programme: cast.programme, person: cast.people[who], partnership: pair });

export const rhythm = async ({ ctx, cast, pair }: PartnersScene) =>
  (await rhythmIn(ctx, cast.programme, pair)).days;

export const about = async (scene: PartnersScene, who: CastName) =>
  (await mailsTo(scene, who))
    .filter((mail) => mail.startsWith('agreement'))
    .map((mail) => mail.split(':')[0]);
