import { editors, get } from '../../route.ts';
import type { Route } from '../../route.ts';
import { inRoundAsked } from '../roundChoice.tsx';
import { showPlan } from './showPlan.tsx';
import { elsewhereRoutes } from './elsewhere/routes.tsx';
import { topicEditRoutes } from './editRoutes.tsx';
import { guestRoutes } from './guestRoutes.tsx';
import { guestInviteRoutes } from './inviteRoutes.tsx';
import { topicOwnDayRoutes } from './ownDayRoutes.tsx';
import { topicPictureRoutes } from './pictureRoutes.tsx';
import { topicPlanRoutes } from './planRoutes.tsx';
import { topicPreviewRoutes } from './previewRoutes.tsx';
import { topicTranslationRoutes } from './translationRoutes.tsx';

export const topicDeskRoutes: Route[] = [
  get(
    '/workbench/topics',
    editors,
    inRoundAsked('topics', (visit) => showPlan(visit)),
  ),
  ...topicEditRoutes,
  ...topicPlanRoutes,
  ...topicOwnDayRoutes,
  ...topicPictureRoutes,
  ...topicTranslationRoutes,
  ...guestInviteRoutes,
  ...guestRoutes,
  ...topicPreviewRoutes,
  ...elsewhereRoutes,
];
