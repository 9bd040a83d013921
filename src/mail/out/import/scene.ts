import { LAPSE_DAYS } from '../../../rooms/applications/index.ts';
import type { Block, MailScene } from '../define.ts';

/** What mails about an imported application need; null once its person has answered, or it is gone. */
export async function importScene(
  scene: MailScene,
  data: Record<string, unknown>,
): Promise<{ hello: Block; look: Block; dates: Block } | null> {
  const { ctx, programme, person, t } = scene;
  const id = Number(data['application']);
  const found = await ctx.db
    .selectFrom('application')
    .innerJoin('round_date', (join) =>
      join
        .onRef('round_date.programme_id', '=', 'application.programme_id')
        .onRef('round_date.round_id', '=', 'application.round_id')
        .on('round_date.kind', '=', 'closes'),
    )
    .select(['application.created_at', 'round_date.due_at'])
    .where('application.programme_id', '=', programme.id)
    .where('application.id', '=', id)
    .where('application.source', '=', 'import')
    .where('application.state', '=', 'draft')
    .executeTakeFirst();
  if (!found) return null;
  const gone = new Date(found.created_at.getTime() + LAPSE_DAYS * 86_400_000);
  const name = person.called || person.name;
  return {
    hello: { p: name ? t('mail.import.hello', { name }) : t('mail.import.hello-nobody') },
    look: { button: t('mail.import.button'), href: scene.link('resume', String(id)) },
    dates: {
      times: [
        { label: t('mail.import.closes'), value: scene.when(found.due_at) },
        { label: t('mail.import.gone'), value: scene.when(gone) },
      ],
    },
  };
}
