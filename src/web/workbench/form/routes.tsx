import { inRound } from '../../frame/inRound.ts';
import { coordinators, get, unseen } from '../../route.ts';
import type { Route } from '../../route.ts';
import { editor } from './editor.tsx';
import { previewPage } from './preview.tsx';
import { questionRoutes } from './questionRoutes.tsx';
import { stepRoutes } from './stepRoutes.tsx';

const FORM = '/workbench/rounds/:number/form';

export const formRoutes: Route[] = unseen([
  get(FORM, coordinators, inRound(editor)),
  get(`${FORM}/preview`, coordinators, inRound(previewPage)),
  ...questionRoutes,
  ...stepRoutes,
]);
