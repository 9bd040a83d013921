import type { AreaBrings } from '../brings.ts';
import { meRoutes } from './routes.tsx';
import { addressBackLink } from './addressBackLink.tsx';
import { mergeLink } from './mergeLink.tsx';
import { addressKeptLink } from './addressKeptLink.tsx';
import { addressVouchLink } from './addressVouchLink.tsx';
import { addressLink } from './addressLink.tsx';
import { keepLink } from './erasure.tsx';
import { signOutLink } from './signOutLink.tsx';

export const meArea = {
  routes: meRoutes,
  links: {
    'address-back': addressBackLink,
    'address-kept': addressKeptLink,
    'address-vouch': addressVouchLink,
    address: addressLink,
    'address-offered': addressLink,
    keep: keepLink,
    merge: mergeLink,
    'sign-out': signOutLink,
  },
} satisfies AreaBrings;
