import { undoPairingEvent } from '../../../rooms/pairing/index.ts';
import type { AreaBrings, TakeBack } from '../../brings.ts';
import { coordinators } from '../../route.ts';
import { severalProposals } from './proposals/proposals.tsx';
import { severalUnplaced, takeUnplacedOut } from './people/unplacedAsked.ts';
import { takeProposalsOut } from './proposals/takeOut.ts';
import { takeIntroducedOut } from './publication/introduced.tsx';
import { matchingRoutes } from './routes.tsx';

const undo: TakeBack = (ctx, { event, ...input }) => undoPairingEvent(ctx, { ...input, event: event.id });

export const matchingDesk = {
  routes: matchingRoutes,
  desks: { matching: { path: '/matching', group: 'round', roles: ['director', 'matcher'] } },
  lists: {
    proposals: {
      path: '/workbench/matching/:round/proposals',
      desk: 'matching',
      audience: coordinators,
      several: severalProposals,
      takes: takeProposalsOut,
      called: 'matching.part.proposals',
    },
    introduced: {
      path: '/workbench/matching/:round/proposals',
      desk: 'matching',
      audience: coordinators,
      takes: takeIntroducedOut,
      called: 'matching.part.proposals',
    },
    unplaced: {
      path: '/workbench/matching/:round/unplaced',
      desk: 'matching',
      audience: coordinators,
      several: severalUnplaced,
      takes: takeUnplacedOut,
      called: 'matching.part.unplaced',
    },
  },
  foundPages: {
    proposals: { at: '/workbench/matching/:number/proposals', called: 'matching.part.proposals' },
    unplaced: { at: '/workbench/matching/:number/unplaced', called: 'matching.part.unplaced' },
    policy: { at: '/workbench/matching/:number/policy', called: 'matching.part.policy' },
    forecast: { at: '/workbench/matching/:number/forecast', called: 'matching.part.forecast' },
    publication: { at: '/workbench/matching/:number/publication', called: 'matching.part.publication' },
    again: { at: '/workbench/matching/:number/again', called: 'matching.part.again' },
    how: { at: '/workbench/matching/how', called: 'matching.how.title' },
  },
  matters: {
    'matching-due': { path: () => '/workbench/matching', roles: ['director', 'matcher'] },
    'partners-again': {
      path: (matter) => `/workbench/matching/${matter.data.number}/again`,
      roles: ['director', 'matcher'],
      endsThere: true,
    },
    'run-unproven': {
      path: (matter) => `/workbench/matching/${matter.data.number}/runs/${matter.data.run}`,
      roles: ['director', 'matcher'],
      endsThere: true,
    },
  },
  undo: {
    'again-changed': { at: '/workbench/matching/:number/again', undo },
    'policy-changed': { at: '/workbench/matching/:number/policy', undo },
    'pair-made': { at: '/workbench/matching/:number/proposals', undo },
    'several-paired': { at: '/workbench/matching/pairing', undo },
    'pair-parted': { at: '/workbench/matching/:number/proposals/:proposal/parting', undo },
    'pair-locked': { at: '/workbench/matching/:number/proposals/:proposal/lock', undo },
    'pair-unlocked': { at: '/workbench/matching/:number/proposals/:proposal/lock/removal', undo },
  },
} satisfies AreaBrings;
