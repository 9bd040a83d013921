import type { PlaceBrings } from '../brings.ts';
import { meRoutes } from './routes.tsx';
import { addressBackDoor } from './addressBackDoor.tsx';
import { addressDoor } from './addressDoor.tsx';
import { keepDoor } from './erasure.tsx';
import { signOutDoor } from './signOutDoor.tsx';

export const mePlace = {
  routes: meRoutes,
  links: {
    'address-back': addressBackDoor,
    address: addressDoor,
    keep: keepDoor,
    'sign-out': signOutDoor,
  },
} satisfies PlaceBrings;
