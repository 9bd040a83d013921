import { diskOutlook } from '../../rooms/upkeep/index.ts';
import type { DiskDay, Outlook } from '../../rooms/upkeep/index.ts';
import { Notice, dayRange, useView } from '../../ui/index.ts';
import type { Visit } from '../visit.ts';

/** Nothing can be foretold beyond this. */
const LONGEST_DAYS = 366;
/** Octets a day; less growth would be shown as none, with a sign. */
const LEAST_TOLD = 5e5;

export interface DiskSeen {
  now: DiskDay;
  outlook: Outlook;
  /** The day on which the disk will be full, if that comes within a year. */
  full: string | null;
  isElsewhere: boolean;
}

export async function lookAtDisk({ ctx, config }: Visit): Promise<DiskSeen> {
  const { now, outlook } = await diskOutlook(ctx);
  const { days } = outlook;
  const full =
    days === null || days > LONGEST_DAYS
      ? null
      : new Date(ctx.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
  return { now, outlook, full, isElsewhere: config.databaseUrl !== undefined };
}

/** The warning above everything else, while there is still time. */
export function DiskWarning({ disk: { outlook, full } }: { disk: DiskSeen }) {
  const { t, lang } = useView();
  if (!outlook.isFilling) return null;
  return (
    <Notice kind="trouble" title={t('operator.disk.warning')}>
      {full ? <p>{t('operator.disk.full', { day: dayRange(lang, full, full) })}</p> : null}
      <p>{t('operator.disk.then')}</p>
    </Notice>
  );
}

/** The free room, the size of the database, and until when the room lasts. */
export function DiskUse({ disk: { now, outlook, full, isElsewhere } }: { disk: DiskSeen }) {
  const { t, lang } = useView();
  const size = (octets: number): string => sizeText(lang, octets);
  const { room } = now;
  return (
    <>
      <h2>{t('operator.disk.title')}</h2>
      <p>
        {room
          ? t('operator.disk.free', { free: size(room.free), total: size(room.total) })
          : t('operator.disk.unseen')}{' '}
        {isElsewhere ? `${t('operator.disk.elsewhere')} ` : null}
        {t('operator.disk.database', { size: size(now.database) })}
      </p>
      <p>
        {outlook.growth === null
          ? t('operator.disk.young')
          : // Not "-0 MB".
            t('operator.disk.growth', {
              size: size(Math.abs(outlook.growth) < LEAST_TOLD ? 0 : outlook.growth),
            })}{' '}
        {outlook.growth !== null && room
          ? full
            ? t('operator.disk.full', { day: dayRange(lang, full, full) })
            : t('operator.disk.long')
          : null}
      </p>
    </>
  );
}

/** `1.2 GB` or `350 MB`, as the language writes it. */
function sizeText(lang: string, octets: number): string {
  const isLarge = Math.abs(octets) >= 1e9;
  return new Intl.NumberFormat(lang, {
    style: 'unit',
    unit: isLarge ? 'gigabyte' : 'megabyte',
    maximumFractionDigits: isLarge ? 1 : 0,
  }).format(octets / (isLarge ? 1e9 : 1e6));
}
