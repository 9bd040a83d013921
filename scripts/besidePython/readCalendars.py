# Reads calendars from standard input, one JSON string a line, and prints the instants of their events in UTC, one JSON list a line: when each begins,
# which time of a series it is, and which of them are off.
import json
import sys
from datetime import timezone

import icalendar


def instants(event):
    yield event["DTSTART"].dt
    if "RECURRENCE-ID" in event:
        yield event["RECURRENCE-ID"].dt
    off = event.get("EXDATE", [])
    for dates in off if isinstance(off, list) else [off]:
        for date in dates.dts:
            yield date.dt


for line in sys.stdin:
    calendar = icalendar.Calendar.from_ical(json.loads(line))
    read = [at.astimezone(timezone.utc) for event in calendar.walk("VEVENT") for at in instants(event)]
    print(json.dumps([at.strftime("%Y-%m-%dT%H:%M:%S.000Z") for at in read]))
