/* Times as a person in a zone reads them. Slack's timestamps are seconds; zones are IANA names. */

const formats = new Map();

function format(zone, options) {
  const key = zone + JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat("en-GB", { timeZone: zone, ...options }));
  return formats.get(key);
}

const TIME = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
const DAY = { weekday: "short", day: "numeric", month: "short" };

/** The instant of a message timestamp or Unix seconds. */
export function instant(seconds) {
  return new Date(Number(seconds) * 1000);
}

/** "09:05" */
export function timeOfDay(date, zone) {
  return format(zone, TIME).format(date);
}

/** "Mon 23 Nov, 09:05" */
export function dayAndTime(date, zone) {
  return `${format(zone, DAY).format(date).replace(",", "")}, ${timeOfDay(date, zone)}`;
}

/** "2026-11-23": the calendar day in the zone, as date inputs write it. */
export function dayKey(date, zone) {
  return format(zone, { year: "numeric", month: "2-digit", day: "2-digit" }).format(date).split("/").reverse().join("-");
}

/** "Today", "Yesterday" or "Monday 23 November". */
export function dayName(date, zone, now) {
  const key = dayKey(date, zone);
  if (key === dayKey(now, zone)) return "Today";
  if (key === dayKey(new Date(now.getTime() - 86_400_000), zone)) return "Yesterday";
  return format(zone, { weekday: "long", day: "numeric", month: "long" }).format(date);
}

/** The zone's own name on that day: "CET", "GMT+9". */
export function zoneLabel(date, zone) {
  const parts = format(zone, { timeZoneName: "short" }).formatToParts(date);
  return parts.find((part) => part.type === "timeZoneName")?.value ?? zone;
}

/** The city of a zone: "New York". */
export function zoneCity(zone) {
  return zone.split("/").pop().replaceAll("_", " ");
}

/** The instant at which a zone's wall clock shows "2026-11-23T09:00"; a skipped hour is the one after it. */
export function wallInstant(wall, zone) {
  const guess = new Date(`${wall}Z`);
  const offsetAt = (date) => {
    const shown = `${dayKey(date, zone)}T${timeOfDay(date, zone)}Z`;
    return new Date(shown).getTime() - Math.floor(date.getTime() / 60_000) * 60_000;
  };
  const first = new Date(guess.getTime() - offsetAt(guess));
  return new Date(guess.getTime() - offsetAt(first));
}

/** What a zone's wall clock shows, as datetime-local inputs write it. */
export function wallClock(date, zone) {
  return `${dayKey(date, zone)}T${timeOfDay(date, zone)}`;
}

const DATE_FORMATS = {
  date_num: { year: "numeric", month: "2-digit", day: "2-digit" },
  date: { year: "numeric", month: "long", day: "numeric" },
  date_short: { year: "numeric", month: "short", day: "numeric" },
  date_long: { weekday: "long", year: "numeric", month: "long", day: "numeric" },
  time: TIME,
  time_secs: { ...TIME, second: "2-digit" },
};

/** Slack's date format (docs.slack.dev, formatting message text): "{date_short_pretty} {time}" in a zone. */
export function slackDate(seconds, pattern, zone, now) {
  const date = instant(seconds);
  return pattern.replace(/\{([a-z_]+)\}/g, (whole, name) => {
    if (name === "ago") return ago(date, now);
    const plain = name.replace(/_pretty$/, "");
    if (!DATE_FORMATS[plain]) return whole;
    if (name.endsWith("_pretty")) {
      const named = nearDay(date, zone, now);
      if (named) return named;
    }
    if (plain === "date_num") return dayKey(date, zone);
    return format(zone, DATE_FORMATS[plain]).format(date);
  });
}

function nearDay(date, zone, now) {
  const key = dayKey(date, zone);
  const near = { today: 0, yesterday: -1, tomorrow: 1 };
  return Object.keys(near).find((name) => key === dayKey(new Date(now.getTime() + near[name] * 86_400_000), zone));
}

function ago(date, now) {
  const minutes = Math.round((now.getTime() - date.getTime()) / 60_000);
  const size = Math.abs(minutes);
  const words = size < 60 ? `${size} min` : size < 1440 ? `${Math.round(size / 60)} h` : `${Math.round(size / 1440)} days`;
  return minutes >= 0 ? `${words} ago` : `in ${words}`;
}

/** The next Monday to Friday at 09:00 in a zone: when a group's sealed things open unless it chose otherwise. */
export function nextWorkingMorning(now, zone) {
  for (let days = 0; days < 8; days += 1) {
    const day = dayKey(new Date(now.getTime() + days * 86_400_000), zone);
    const morning = wallInstant(`${day}T09:00`, zone);
    const weekday = new Date(`${day}T12:00Z`).getUTCDay();
    if (morning > now && weekday >= 1 && weekday <= 5) return morning;
  }
  return now;
}
