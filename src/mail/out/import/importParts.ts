import { LAPSE_DAYS } from '../../../rooms/imports/index.ts';
import { callOf } from '../../../rooms/people/index.ts';
import type { Block, MailTools } from '../define.ts';

/** The common parts of mails about an imported application; null once its person has answered, or the application is gone. */
export async function importParts(
  tools: MailTools,
  data: { application: number },
): Promise<{ hello: Block; look: Block; dates: Block; wasPartner: boolean } | null> {
  const { ctx, programme, person, t } = tools;
  const { application: id } = data;
  const found = await ctx.db
    .selectFrom('application')
    .innerJoin('round_date as opens', (join) =>
      join
        .onRef('opens.programme_id', '=', 'application.programme_id')
        .onRef('opens.round_id', '=', 'application.round_id')
        .on('opens.kind', '=', 'opens'),
    )
    .innerJoin('round_date as closes', (join) =>
      join
        .onRef('closes.programme_id', '=', 'application.programme_id')
        .onRef('closes.round_id', '=', 'application.round_id')
        .on('closes.kind', '=', 'closes'),
    )
    .select(['application.created_at', 'opens.due_at as opens_at', 'closes.due_at as closes_at'])
    // Whether the person had a partner in an earlier round: then their address stays.
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('former_pair as pair')
            .select('pair.at')
            .whereRef('pair.programme_id', '=', 'application.programme_id')
            .where((is) =>
              is.or([
                is('pair.person_a', '=', is.ref('application.person_id')),
                is('pair.person_b', '=', is.ref('application.person_id')),
              ]),
            ),
        )
        .$castTo<boolean>()
        .as('was_partner'),
    )
    .where('application.programme_id', '=', programme.id)
    .where('application.id', '=', id)
    .where('application.source', '=', 'import')
    .where('application.state', '=', 'draft')
    .executeTakeFirst();
  // After the round closes, nobody can send it in any more.
  if (!found || found.closes_at <= ctx.clock.now()) return null;
  const since = Math.max(found.created_at.getTime(), found.opens_at.getTime());
  const gone = new Date(since + LAPSE_DAYS * 86_400_000);
  const name = callOf(person);
  return {
    wasPartner: found.was_partner,
    hello: { p: name ? t('mail.import.hello', { name }) : t('mail.import.hello-nobody') },
    look: { button: t('mail.import.button'), href: tools.link('resume', String(id)) },
    dates: {
      times: [
        { label: t('mail.import.closes'), value: tools.when(found.closes_at) },
        { label: t('mail.import.gone'), value: tools.when(gone) },
      ],
    },
  };
}
