# Reads calendars from standard input, one JSON string a line, and prints the instants of their events in UTC, one JSON list a line.
import json
import sys
from datetime import timezone

import icalendar

for line in sys.stdin:
    calendar = icalendar.Calendar.from_ical(json.loads(line))
    starts = [event["DTSTART"].dt.astimezone(timezone.utc) for event in calendar.walk("VEVENT")]
    print(json.dumps([start.strftime("%Y-%m-%dT%H:%M:%S.000Z") for start in starts]))
