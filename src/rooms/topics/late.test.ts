import { expect, test } from 'vitest';
import { sampleTopics } from '../../../sample/topics.ts';
import { stageRound } from '../../../test/cast.ts';
import { onStage } from '../../../test/onStage.ts';
import { stagePartnership } from '../../../test/partners.ts';
import { wallToInstant } from '../../lib/time.ts';
import { subscribe } from '../readers/index.ts';
import { approveTopic } from './approve.ts';
import { queueDueTopics } from './queueDue.ts';
import { scheduleTopic } from './schedule.ts';
import { createTopic } from './write.ts';

const actor = { kind: 'command' } as const;
const nine = (zone: string): Date => wallToInstant('2027-02-12T09:00', zone);

test('who asks for topics or is introduced while the mails of a topic lie in the outbox gets it in their own morning, once', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const { id: round } = await stageRound(ctx, programme);
    const sample = sampleTopics[0]!;
    const draft = { sourceLocale: 'en', ...sample };
    const made = await createTopic(ctx, { programme, actor, slug: sample.slug, draft });
    if (!made.ok) throw new Error('no topic');
    const plan = { programme, actor, round, topic: made.topic };
    expect(await scheduleTopic(ctx, plan)).toEqual({ ok: true, day: '2027-02-12' });
    await approveTopic(ctx, plan);
    const mails = async () => {
      await queueDueTopics(ctx);
      await queueDueTopics(ctx);
      const rows = await ctx.db.selectFrom('outbox').selectAll().where('kind', '=', 'topic').execute();
      return rows.map(({ person_id: person, data, due_at: at }) => [person, data['as'] ?? 'partner', at]);
    };
    const asks = (person: number) => subscribe(ctx, { programme, person, offers: ['topics'] });

    ctx.clock.set('2027-02-10T12:00:00Z');
    await asks(people.luca);
    const luca = [people.luca, 'reader', nine('Europe/Rome')];
    expect(await mails()).toEqual([luca]);

    ctx.clock.forward(3);
    await asks(people.tomas);
    const tomas = [people.tomas, 'reader', nine('America/Argentina/Buenos_Aires')];
    expect(await mails()).toEqual([luca, tomas]);

    // Luca is introduced to Amina, and has the topic already.
    ctx.clock.forward(3);
    await stagePartnership(ctx, programme, round, [people.luca, people.amina]);
    const amina = [people.amina, 'partner', nine('Africa/Dakar')];
    expect(await mails()).toEqual([luca, tomas, amina]);

    // It is past nine in Shanghai, and they read it where it stands.
    ctx.clock.set('2027-02-12T03:00:00Z');
    await asks(people.mei);
    expect(await mails()).toEqual([luca, tomas, amina]);
  }));
