"""What python-dateutil and zoneinfo say of the rules and zones asked for: one JSON document in, one out.

A rule is expanded on the wall clock, then read in each zone as RFC 5545, 3.3.5, says: with the offset before a gap, at the first
of two readings. UNTIL in UTC is applied to the instants, for dateutil would not mix it with a wall clock. Of the instants of
each zone a digest is given, and the walls of the rule once, so that a difference can be shown.
"""

import json
import sys
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

EPOCH = datetime(1970, 1, 1)


def seconds(naive):
    return round((naive - EPOCH).total_seconds())


def walls_of(case):
    """Starts before `to` and from a day before `from`: a start in a gap is moved, into the window or out of it."""
    start = EPOCH + timedelta(seconds=case["from"] - 86400)
    end = EPOCH + timedelta(seconds=case["to"])
    try:
        rule = rrulestr(case["rule"], dtstart=EPOCH + timedelta(seconds=case["start"]))
    except ValueError as error:
        # An interval that never meets the hours of the rule.
        if "empty" in str(error):
            return []
        raise
    found = []
    for one in rule.xafter(start, inc=True):
        if one >= end:
            break
        found.append(one)
    return found


def instant_of(wall, zone):
    return round((EPOCH + timedelta(seconds=wall)).replace(tzinfo=zone).timestamp())


def digest(instants):
    value = 0
    for instant in instants:
        value = (value * 31 + instant) % 2147483647
    return [len(instants), value]


def answer(case, zones):
    walls = walls_of(case)
    until = case.get("until", float("inf"))
    digests = []
    for zone in zones:
        read = {(wall.replace(tzinfo=zone).astimezone(timezone.utc).astimezone(zone)) for wall in walls}
        inside = (one for one in read if case["from"] <= seconds(one.replace(tzinfo=None)) < case["to"])
        instants = sorted(round(one.timestamp()) for one in inside)
        digests.append(digest([one for one in instants if one <= until]))
    return {"walls": [one for one in map(seconds, walls) if one >= case["from"]], "digests": digests}


def changes(zone, first, last):
    """Every change of the clock: [instant, offset before, offset after, [[wall, instant], …] around it]."""

    def offset(instant):
        return round(datetime.fromtimestamp(instant, timezone.utc).astimezone(zone).utcoffset().total_seconds())

    found = []
    before = offset(first)
    for instant in range(first, last, 3600 * 6):
        after = offset(instant)
        if after == before:
            continue
        low, high = instant - 3600 * 6, instant
        while high - low > 1:
            middle = (low + high) // 2
            if offset(middle) == before:
                low = middle
            else:
                high = middle
        edges = (high + before, high + after)
        around = [edge + shift for edge in edges for shift in (-7200, -1800, -1, 0, 1, 1799, 7200)]
        found.append([high, before, after, [[wall, instant_of(wall, zone)] for wall in around]])
        before = after
    return found


asked = json.load(sys.stdin)
named = [ZoneInfo(name) for name in asked["zones"]]
json.dump(
    {
        "rules": [answer(case, named) for case in asked["rules"]],
        "changes": [changes(zone, *asked["changesBetween"]) for zone in named],
    },
    sys.stdout,
)
