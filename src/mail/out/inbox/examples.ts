import { answerThread, inboxScopeOf, addMailToThread } from '../../../rooms/inbox/index.ts';
import { grantRole } from '../../../rooms/people/index.ts';
import type { ExampleScene } from '../../examples/exampleScene.ts';
import type { Examples } from '../brings.ts';

/** Examples of the mails of the inbox. */
export const inboxExamples = {
  'inbox-answer': async (scene) => {
    const { ctx, programme, volunteer, words } = scene;
    const { thread, message } = await written(scene, scene.reader);
    const answered = await answerThread(ctx, {
      programme,
      actor: { kind: 'person', id: volunteer },
      scope: inboxScopeOf({ grants: [], operator: true }),
      thread,
      body: words.answer,
      formKey: 'example',
      channel: 'page',
      close: false,
    });
    if (!answered.ok) throw new Error(answered.reason);
    return { thread, message: answered.message, quoted: message };
  },
  'inbox-notice': async (scene) => {
    const { ctx, programme, reader, volunteer } = scene;
    const actor = { kind: 'person', id: volunteer } as const;
    await grantRole(ctx, { programme, actor, person: reader, role: 'matcher', country: null });
    return { ...(await written(scene, scene.partner)) };
  },
  'inbox-received': () => Promise.resolve({}),
  'inbox-trouble': async (scene) => ({
    thread: (await written(scene, scene.partner)).thread,
    reason: 'too-long',
  }),
} satisfies Examples;

/** Somebody's mail to the programme. */
async function written({ ctx, programme, words }: ExampleScene, person: number) {
  const taken = await addMailToThread(ctx, {
    programme,
    from: { person },
    subject: words.subject,
    body: words.question,
    verified: true,
    messageId: '<example@mail.example>',
    references: [],
  });
  if (!taken.ok) throw new Error(taken.reason);
  return { thread: taken.thread, message: taken.message };
}
