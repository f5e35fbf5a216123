/* The values of Block Kit's elements, in the simple form in which acts take them. */

const INITIAL = ["initial_value", "initial_user", "initial_users", "initial_date", "initial_time", "initial_date_time",
  "initial_channel", "initial_channels", "initial_conversation", "initial_conversations"];
const STORED = ["value", "selected_user", "selected_users", "selected_date", "selected_time", "selected_date_time",
  "selected_channel", "selected_channels", "selected_conversation", "selected_conversations"];

const present = (value) => value !== undefined && value !== null;

function options(holder, one, several) {
  if (present(holder[one])) return holder[one].value;
  return present(holder[several]) ? holder[several].map((option) => option.value) : undefined;
}

function first(holder, names) {
  const name = names.find((candidate) => present(holder[candidate]));
  return name && holder[name];
}

/** Whether an element takes a list. */
export function isMany(element) {
  return element.type.startsWith("multi_") || element.type === "checkboxes";
}

/** What the bot filled in beforehand. */
export function initialValue(element) {
  return options(element, "initial_option", "initial_options") ?? first(element, INITIAL) ?? (isMany(element) ? [] : "");
}

/** What the playground holds for a field, read from Slack's `state.values`; undefined when it holds nothing. */
export function storedValue(values, block, action) {
  const held = values?.[block]?.[action];
  if (!present(held)) return undefined;
  if (typeof held !== "object" || Array.isArray(held)) return held;
  return options(held, "selected_option", "selected_options") ?? first(held, STORED);
}

/** All options of a select, those in groups too, each with its group's label. */
export function allOptions(element) {
  const grouped = (element.option_groups ?? []).flatMap((group) => group.options.map((option) => ({ ...option, group: group.label })));
  return [...(element.options ?? []), ...grouped];
}
