import type { PlaceBrings } from '../brings.ts';
import { meRoutes } from './routes.tsx';
import { addressBackDoor } from './addressBackLink.tsx';
import { addressDoor } from './addressLink.tsx';
import { keepDoor } from './erasure.tsx';
import { signOutDoor } from './signOutLink.tsx';

export const mePlace = {
  routes: meRoutes,
  links: {
    'address-back': addressBackDoor,
    address: addressDoor,
    keep: keepDoor,
    'sign-out': signOutDoor,
  },
} satisfies PlaceBrings;
