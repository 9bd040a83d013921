"""Answers for each zone, and each pair of them, as Python's zoneinfo computes: see testHours.ts."""
import hashlib
import json
import sys
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

asked = json.load(sys.stdin)
START = datetime.fromisoformat(asked["start"]).replace(tzinfo=timezone.utc)
STEPS = asked["steps"]
QUARTER = timedelta(minutes=15)
zones = [ZoneInfo(name) for name in asked["zones"]]
WEEK = 7 * 1440


def walls(zone):
    """The wall of each quarter of an hour, in minutes of its week, and how many minutes it is ahead; within an hour without a change it only counts on."""
    for hour in range(0, STEPS, 4):
        at = START + QUARTER * hour
        first, last = at.astimezone(zone), (at + QUARTER * 3).astimezone(zone)
        if first.utcoffset() == last.utcoffset():
            ahead = first.utcoffset() // timedelta(minutes=1)
            minute = first.weekday() * 1440 + first.hour * 60 + first.minute
            for quarter in range(4):
                yield (minute + quarter * 15) % WEEK, ahead
        else:
            for quarter in range(4):
                wall = (at + QUARTER * quarter).astimezone(zone)
                ahead = wall.utcoffset() // timedelta(minutes=1)
                yield wall.weekday() * 1440 + wall.hour * 60 + wall.minute, ahead


def look(zone, hours):
    """The quarters of an hour in which somebody is free, and when the zone's clocks change."""
    if hours is None:
        is_free = [7 <= minute % 1440 // 60 < 23 for minute in range(WEEK)]
    else:
        is_free = [hours[minute // 30] == "1" for minute in range(WEEK)]
    free = bytearray((STEPS + 7) // 8)
    changes = []
    before = None
    for step, (minute, ahead) in enumerate(walls(zone)):
        if ahead != before:
            changes.append([step, ahead])
            before = ahead
        if is_free[minute]:
            free[step >> 3] |= 1 << (step & 7)
    return int.from_bytes(free, "little"), changes


def meetings(zone):
    """The instants of a meeting on each day, at an hour that changes of clocks often skip or repeat."""
    day, hours = date.fromisoformat(asked["first"]), asked["meetings"]
    found = []
    for index in range(asked["days"]):
        hour, minute = hours[index % len(hours)]
        wall = datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)
        found.append(wall.astimezone(timezone.utc))
        day += timedelta(days=1)
    return found


looked = [look(zone, hours) for zone, hours in zip(zones, asked["hours"])]
met = [meetings(zone) for zone in zones]
EPOCH = datetime(1970, 1, 1)
size = (STEPS + 7) // 8
for _, changes in looked:
    print(json.dumps(changes))
for one in range(len(zones)):
    for other in range(len(zones)):
        digest = hashlib.sha256()
        if one < other:
            digest.update((looked[one][0] & looked[other][0]).to_bytes(size, "little"))
        shown = [at.astimezone(zones[other]).replace(tzinfo=None) - EPOCH for at in met[one]]
        digest.update(",".join(str(wall // timedelta(minutes=1)) for wall in shown).encode())
        print(digest.hexdigest())
for name in asked["shown"]:
    zone = ZoneInfo(name)
    walls_shown = []
    for time in asked["shown"][name]:
        wall = (datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(milliseconds=time)).astimezone(zone)
        ahead = wall.utcoffset() // timedelta(minutes=1)
        walls_shown.append(f"{ahead}|{wall:%A} {wall.day} {wall:%B %Y %H:%M}")
    print(json.dumps(walls_shown))
