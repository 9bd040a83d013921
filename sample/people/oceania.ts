import { countriesOf } from './country.ts';

const c = countriesOf('009');

export const oceania = [
  c(
    'AU',
    95,
    'anglo anglo anglo chineseLatin',
    'en C2 1, it A2-C2 .05, zh B1-C2 .06',
    'Australia/Sydney: Wollongong, Armidale; Australia/Melbourne: Ballarat, Geelong; Australia/Brisbane: Cairns, Toowoomba; Australia/Adelaide: Mount Gambier; Australia/Darwin: Alice Springs; Australia/Perth: Fremantle; Australia/Hobart: Launceston',
  ),
  c(
    'NZ',
    22,
    'anglo pacific',
    'en C2 1, mi A2-C2 .3',
    'Pacific/Auckland: Dunedin, Palmerston North, Whangārei, Nelson',
  ),
  c(
    'FJ',
    4,
    'pacific southAsia',
    'en C1-C2 1, fj C2 .6, hi B2-C2 .35',
    'Pacific/Fiji: Suva, Lautoka, Labasa',
  ),
  c('PG', 3, 'pacific anglo', 'en B2-C2 1, tpi C2 .95', 'Pacific/Port_Moresby: Lae, Goroka'),
  c('WS', 2, 'pacific', 'sm C2 1, en B2-C2 1', 'Pacific/Apia: Apia, Salelologa'),
  c('TO', 2, 'pacific', 'to C2 1, en B2-C2 1', 'Pacific/Tongatapu: Nukuʻalofa, Neiafu'),
];
