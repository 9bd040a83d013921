import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { partnershipOf } from '../queries.ts';
import type { OwnPartnership } from '../queries.ts';
import type { HowOften, Means, Terms } from './terms.ts';

/** One member's part in a version. */
export interface Side {
  person: number;
  /** Their own words; '' when they said nothing. */
  hopes: string;
  proposed: boolean;
  acceptedAt: Date | null;
  /** When they asked to talk about it again. */
  reopenedAt: Date | null;
}

/** One version of what members propose or agreed on. */
export interface AgreementVersion extends Terms {
  id: number;
  version: number;
  proposedAt: Date;
  sides: Side[];
}

/** The version that stands, and the open one, which waits for somebody's yes. */
export interface Agreement {
  standing: AgreementVersion | null;
  open: AgreementVersion | null;
}

/** A version as JSON. */
export interface VersionRow {
  id: number;
  version: number;
  howOften: HowOften;
  means: Means[];
  language: string;
  proposedAt: string;
  sides: {
    person: number;
    hopes: string;
    proposed: boolean;
    acceptedAt: string | null;
    reopenedAt: string | null;
  }[];
}

/** The versions of a partnership that have not been replaced, as a JSON column. */
export const versionsColumn = (programme: number, partnership: number) => sql<VersionRow[]>`
  (select coalesce(json_agg(json_build_object('id', a.id, 'version', a.version, 'howOften', a.how_often, 'means', a.means,
    'language', a.language, 'proposedAt', a.proposed_at, 'sides', (
      select coalesce(json_agg(json_build_object('person', s.person_id, 'hopes', s.hopes, 'proposed', s.proposed,
        'acceptedAt', s.accepted_at, 'reopenedAt', s.reopened_at) order by s.person_id), '[]')
      from agreement_member s where s.programme_id = a.programme_id and s.agreement_id = a.id)) order by a.version), '[]')
  from agreement a
  where a.programme_id = ${programme} and a.partnership_id = ${partnership} and a.replaced_at is null)`;

/**
 * The agreement of a partnership from its versions, as one member sees it. Once the partnership is over, nothing is open any more. Members
 * who are kept apart see no agreement.
 */
export function agreementFrom(rows: readonly VersionRow[], own: OwnPartnership): Agreement {
  if (own.apartAt) return { standing: null, open: null };
  const isOver = own.state === 'ended' || own.me.leftAt !== null;
  const members = [own.me, ...own.partners];
  const versions = rows.map(versionIn).map((version) => shownTo(own, version));
  const standing = versions.findLast(({ sides, proposedAt }) =>
    members
      .filter(({ leftAt }) => leftAt === null || (isOver && leftAt >= proposedAt))
      .every(({ person }) => sides.some((side) => side.person === person && side.acceptedAt)),
  );
  const open = versions.findLast(({ version }) => version > (standing?.version ?? 0));
  return { standing: standing ?? null, open: (isOver ? null : open) ?? null };
}

/** Hopes were written for the members of that time: somebody who joined later reads only their own. */
const shownTo = ({ me }: OwnPartnership, version: AgreementVersion): AgreementVersion => {
  if (me.joinedAt <= version.proposedAt) return version;
  const sides = version.sides.map((side) => (side.person === me.person ? side : { ...side, hopes: '' }));
  return { ...version, sides };
};

const versionIn = ({ proposedAt, sides, ...row }: VersionRow): AgreementVersion => ({
  ...row,
  proposedAt: new Date(proposedAt),
  sides: sides.map(({ acceptedAt, reopenedAt, ...side }) => ({
    ...side,
    acceptedAt: acceptedAt === null ? null : new Date(acceptedAt),
    reopenedAt: reopenedAt === null ? null : new Date(reopenedAt),
  })),
});

/** The agreement of one partnership. */
export async function agreementIn(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  own: OwnPartnership,
): Promise<Agreement> {
  const { rows } = await sql<{ versions: VersionRow[] }>`
    select ${versionsColumn(programme, own.id)} as versions`.execute(ctx.db);
  return agreementFrom(rows[0]?.versions ?? [], own);
}

/** The partnership of a version, as one of its members sees it; null when the person is no member. */
export async function partnershipOfAgreement(
  ctx: Pick<Ctx, 'db'>,
  { programme, person, agreement }: { programme: number; person: number; agreement: number },
): Promise<OwnPartnership | null> {
  const row = await ctx.db
    .selectFrom('agreement')
    .select('partnership_id')
    .where('programme_id', '=', programme)
    .where('id', '=', agreement)
    .executeTakeFirst();
  return row ? partnershipOf(ctx, programme, person, row.partnership_id) : null;
}

/** Whether one member accepted a version. */
export const hasAccepted = ({ sides }: AgreementVersion, person: number): boolean =>
  sides.some((side) => side.person === person && side.acceptedAt !== null);

/** One member's hopes, from the open version, or else from the standing one. */
export const hopesOf = ({ standing, open }: Agreement, person: number): string =>
  (open ?? standing)?.sides.find((side) => side.person === person)?.hopes ?? '';
