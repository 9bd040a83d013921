import type { Ctx } from '../../ctx.ts';
import { getsNoMail } from '../../people/index.ts';
import type { Role } from '../../people/index.ts';
import { anyOf } from '../../../db/anyOf.ts';

/** The readers of an announcement; a reader must match every part that is set. */
export interface AudienceFilter {
  /** People who applied to this round. */
  round?: number | undefined;
  /** People whose application to that round (or to any) is in one of these states. */
  states?: readonly string[] | undefined;
  country?: string | undefined;
  /** Whether they are in a partnership now (of that round, or any). */
  paired?: 'yes' | 'no' | undefined;
  role?: Role | undefined;
  /** Present members of these partnerships. */
  partnerships?: readonly number[] | undefined;
  /** The people of these applications. */
  applications?: readonly number[] | undefined;
  /** These people. */
  people?: readonly number[] | undefined;
}

export interface Reader {
  id: number;
  name: string;
  locale: string;
  country: string | null;
  zone: string | null;
}

/**
 * The people whom an announcement would reach, by name: their address is proven, they are not gone, and they have stopped neither
 * announcements nor all such mail.
 */
export async function audienceOf(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  filter: AudienceFilter,
): Promise<Reader[]> {
  const { round, states = [], country, paired, role, partnerships, applications, people } = filter;
  return ctx.db
    .selectFrom('person')
    .select(['person.id', 'person.name', 'person.locale', 'person.country', 'person.zone'])
    .where('person.programme_id', '=', programme)
    .where('person.erased_at', 'is', null)
    .where('person.stands_for', 'is', null)
    .where('person.address_confirmed_at', 'is not', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('unsubscription')
            .select('unsubscription.at')
            .whereRef('unsubscription.programme_id', '=', 'person.programme_id')
            .whereRef('unsubscription.person_id', '=', 'person.id')
            .where('unsubscription.category', '=', 'announcements'),
        ),
      ),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('mail_rhythm')
            .select('mail_rhythm.only_acts')
            .whereRef('mail_rhythm.programme_id', '=', 'person.programme_id')
            .whereRef('mail_rhythm.person_id', '=', 'person.id')
            .where('mail_rhythm.only_acts', '=', true),
        ),
      ),
    )
    .where((eb) => eb.not(getsNoMail))
    .$if(country !== undefined, (query) => query.where('person.country', '=', country!))
    .$if(round !== undefined || states.length > 0, (query) =>
      query.where((eb) =>
        eb.exists(
          eb
            .selectFrom('application')
            .select('application.id')
            .whereRef('application.programme_id', '=', 'person.programme_id')
            .whereRef('application.person_id', '=', 'person.id')
            .$if(round !== undefined, (own) => own.where('application.round_id', '=', round!))
            .$if(states.length > 0, (own) => own.where('application.state', '=', anyOf([...states]))),
        ),
      ),
    )
    .$if(paired !== undefined, (query) =>
      query.where((eb) => {
        const isPaired = eb.exists(
          eb
            .selectFrom('membership')
            .select('membership.joined_at')
            .whereRef('membership.programme_id', '=', 'person.programme_id')
            .whereRef('membership.person_id', '=', 'person.id')
            .where('membership.left_at', 'is', null)
            .$if(round !== undefined, (own) => own.where('membership.round_id', '=', round!)),
        );
        return paired === 'yes' ? isPaired : eb.not(isPaired);
      }),
    )
    .$if(people !== undefined, (query) => query.where('person.id', '=', anyOf([...people!])))
    .$if(partnerships !== undefined, (query) =>
      query.where('person.id', 'in', (eb) =>
        eb
          .selectFrom('membership')
          .select('membership.person_id')
          .where('membership.programme_id', '=', programme)
          .where('membership.left_at', 'is', null)
          .where('membership.partnership_id', '=', anyOf([...partnerships!])),
      ),
    )
    .$if(applications !== undefined, (query) =>
      query.where('person.id', 'in', (eb) =>
        eb
          .selectFrom('application')
          .select('application.person_id')
          .where('application.programme_id', '=', programme)
          .where('application.id', '=', anyOf([...applications!])),
      ),
    )
    .$if(role !== undefined, (query) =>
      query.where((eb) =>
        eb.exists(
          eb
            .selectFrom('role')
            .select('role.id')
            .whereRef('role.programme_id', '=', 'person.programme_id')
            .whereRef('role.person_id', '=', 'person.id')
            .where('role.role', '=', role!)
            .where('role.ended_at', 'is', null),
        ),
      ),
    )
    .orderBy('person.name')
    .orderBy('person.id')
    .execute();
}
