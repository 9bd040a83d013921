import { undoRoundEvent } from '../../../rooms/programmes/index.ts';
import type { AreaBrings, TakeBack } from '../../brings.ts';
import { formRoutes } from './routes.tsx';

const undo: TakeBack = (ctx, { event, ...input }) => undoRoundEvent(ctx, { ...input, event: event.id });

export const formDesk = {
  routes: formRoutes,
  foundPages: {
    form: { at: '/workbench/rounds/:number/form', called: 'questions.title' },
  },
  undo: {
    'question-added': { at: '/workbench/rounds/:number/form/questions', undo },
    'question-changed': { at: '/workbench/rounds/:number/form/questions/:question', undo },
    'question-moved': { at: '/workbench/rounds/:number/form/questions/:question/position', undo },
    'question-removed': { at: '/workbench/rounds/:number/form/questions/:question/removal', undo },
    'step-added': { at: '/workbench/rounds/:number/form/steps', undo },
    'step-moved': { at: '/workbench/rounds/:number/form/steps/:step/position', undo },
    'step-removed': { at: '/workbench/rounds/:number/form/steps/:step/removal', undo },
    'step-retitled': { at: '/workbench/rounds/:number/form/steps/:step', undo },
  },
} satisfies AreaBrings;
