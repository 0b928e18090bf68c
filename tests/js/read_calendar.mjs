// Read a calendar as Thunderbird does, and give each appointment with its times in UTC.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { join } from "node:path";

const file = join(process.argv[2], "ical.js", "dist", "ical.js");
const { default: ICAL } = await import(pathToFileURL(file).href);

const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) {
  ICAL.TimezoneService.register(new ICAL.Timezone(zone));
}
const found = calendar.getAllSubcomponents("vevent").map((part) => {
  const event = new ICAL.Event(part);
  return {
    uid: event.uid,
    sequence: event.sequence,
    status: part.getFirstPropertyValue("status"),
    start: event.startDate.toJSDate().toISOString(),
    end: event.endDate.toJSDate().toISOString(),
    zone: event.startDate.zone.tzid,
    summary: event.summary,
    location: event.location,
    description: event.description,
  };
});
const told = { method: calendar.getFirstPropertyValue("method"), appointments: found };
process.stdout.write(JSON.stringify(told));
