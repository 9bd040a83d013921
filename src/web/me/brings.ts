import type { AreaBrings } from '../brings.ts';
import { meRoutes } from './routes.tsx';
import { addressBackLink } from './addressBackLink.tsx';
import { addressLink } from './addressLink.tsx';
import { keepLink } from './erasure.tsx';
import { signOutLink } from './signOutLink.tsx';

export const meArea = {
  routes: meRoutes,
  links: {
    'address-back': addressBackLink,
    address: addressLink,
    'address-offered': addressLink,
    keep: keepLink,
    'sign-out': signOutLink,
  },
} satisfies AreaBrings;
