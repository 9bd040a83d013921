import { applicationById, applicationsOf, beginApplication } from '../../../../rooms/applications/index.ts';
import { phaseOf, roundById } from '../../../../rooms/programmes/index.ts';
import { asksToKeep, readCommand } from '../../byMail/readCommand.ts';
import { continueConversation } from '../../byMail/continueConversation.ts';
import { sayKeeping } from '../../byMail/sayKeeping.ts';
import { answersIn } from '../../byMail/fillInFromMail.ts';
import { readAnswer, tellCoordinators, yesOrNo } from '../../byMail/yesOrNo.ts';
import type { Handler } from '../../handlers.ts';
import { applyHandler } from '../apply.ts';

/** The answer to "shall we keep your answers for the next round?": the word for keeping them, yes or no. */
export const keepHandler: Handler = {
  kind: 'keep',
  handle: async (ctx, incoming, target) => {
    const { programme, subject: application } = target;
    const person = incoming.sender.person!.id;
    if ((await applicationById(ctx, programme, application))?.person_id !== person)
      return tellCoordinators(ctx, incoming, target);
    const said = asksToKeep(incoming.message.words.own)
      ? 'yes'
      : await yesOrNo(ctx, incoming, { ...target, person });
    if (typeof said === 'object') return said;
    await sayKeeping(ctx, incoming, { programme, person, application, keep: said === 'yes' });
    return { done: 'keep' };
  },
};

/**
 * The answer to "the next round is open" by somebody whose answers were kept. The word for applying, or yes, brings the form with these
 * answers, to confirm or change. After no they are not kept any longer.
 */
export const reapplyHandler: Handler = {
  kind: 'reapply',
  handle: async (ctx, incoming, target) => {
    const { programme, subject: round } = target;
    const person = incoming.sender.person!.id;
    if ((await answersIn(ctx, incoming, { programme, round }, { inSlots: true })).size > 0)
      return applyHandler.handle(ctx, incoming, { ...target, kind: 'apply' });
    const said = await readAnswer(ctx, incoming, target);
    const [latest] = await applicationsOf(ctx, programme, person);
    if (!latest) return tellCoordinators(ctx, incoming, target);
    if (said === 'no') {
      await sayKeeping(ctx, incoming, { programme, person, application: latest.id, keep: false });
      return { done: 'reapply' };
    }
    const asked = readCommand({ subject: '', own: incoming.message.words.own });
    if (said !== 'yes' && !(asked?.command === 'apply' && asked.isAlone))
      return tellCoordinators(ctx, incoming, target);
    const isOpen = phaseOf(await roundById(ctx, programme, round), ctx.clock.now()) === 'open';
    const actor = { kind: 'person', id: person } as const;
    const own = isOpen ? await beginApplication(ctx, { programme, actor, round, person }) : latest;
    await continueConversation(ctx, incoming, {
      programme,
      person,
      ...(isOpen && own.state === 'draft'
        ? { kind: 'application-form', data: { round } }
        : { kind: 'standing', data: { application: own.id } }),
    });
    return { done: 'reapply' };
  },
};
