import { pick } from '../../lib/texts.ts';
import { callOf } from '../../rooms/people/index.ts';
import { defineMail } from './define.ts';

/** The fortnight's topic: its summary, the questions to talk over, and the way to the whole essay. */
export const topicMail = defineMail({
  kind: 'topic',
  category: 'topics',
  readable: true,
  many: true,
  alike: true,
  wording: [
    'mail.topic.subject',
    'mail.topic.hello',
    'mail.topic.questions',
    'mail.topic.read',
    'mail.topic.optional',
  ],
  compose: async ({ ctx, programme, person, locale, t, url, once }, data) => {
    const id = Number(data['topic']);
    const topic = await once(`topic ${programme.id}/${id}`, () =>
      ctx.db
        .selectFrom('topic')
        .selectAll()
        .where('programme_id', '=', programme.id)
        .where('id', '=', id)
        .where('archived_at', 'is', null)
        .executeTakeFirst(),
    );
    if (!topic) return null;
    const title = pick(topic.title, locale, topic.source_locale);
    return {
      subject: t('mail.topic.subject', { title }),
      blocks: [
        { p: t('mail.topic.hello', { name: callOf(person) }) },
        { heading: title },
        { p: pick(topic.summary, locale, topic.source_locale) },
        { p: t('mail.topic.questions') },
        {
          list: topic.questions.map((question) => pick(question, locale, topic.source_locale)),
          ordered: true,
        },
        { button: t('mail.topic.read'), href: url(`/topics/${topic.slug}`) },
        { p: t('mail.topic.optional') },
      ],
    };
  },
});
