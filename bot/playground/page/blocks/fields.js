/* Fields: one component for each element that holds a value. All take {element, value, onChange, id, describedby, label}. */
import { html, useId } from "../view.js";
import { get, useStore } from "../store.js";
import { personOf } from "../directory.js";
import { wallClock, wallInstant, instant } from "../time.js";
import { TextObject } from "../rich.js";
import { Choice } from "./choice.js";

const aria = ({ id, describedby, label, isWrong }) => ({
  id, "aria-describedby": describedby, "aria-label": label, "aria-invalid": isWrong ? "true" : undefined,
});

function TextInput(props) {
  const { element, value, onChange, onEnter, isFirst } = props;
  const common = {
    ...aria(props), class: "field", value, placeholder: element.placeholder?.text, minlength: element.min_length,
    maxlength: element.max_length ?? 3000, dir: "auto", autofocus: element.focus_on_load || isFirst || undefined,
    onInput: (event) => onChange(event.target.value),
  };
  if (element.multiline) return html`<textarea rows="4" ...${common}></textarea>`;
  const onKeyDown = (event) => {
    if (event.key !== "Enter" || !onEnter) return;
    event.preventDefault();
    onEnter();
  };
  return html`<input type="text" ...${common} onKeyDown=${onKeyDown} />`;
}

function TypedInput(type, mode, extra = () => ({})) {
  return (props) => html`<input type=${type} inputmode=${mode} class="field" ...${aria(props)} value=${props.value}
    placeholder=${props.element.placeholder?.text} ...${extra(props.element)} onInput=${(event) => props.onChange(event.target.value)} />`;
}

const NumberInput = TypedInput("text", "decimal");
const DateInput = TypedInput("date");
const TimeInput = TypedInput("time");

function DateTimeInput(props) {
  const me = useStore((state) => state.as);
  const { zone } = personOf(get().workspace, me);
  const shown = props.value ? wallClock(instant(props.value), zone) : "";
  const onInput = (event) => props.onChange(event.target.value ? Math.floor(wallInstant(event.target.value, zone).getTime() / 1000) : "");
  return html`<input type="datetime-local" class="field" ...${aria(props)} value=${shown} onInput=${onInput} />`;
}

function Options({ element, value, onChange, id, describedby, label, type }) {
  const group = useId();
  const isChosen = (option) => (type === "radio" ? value === option.value : value.includes(option.value));
  const toggle = (option) => {
    if (type === "radio") onChange(option.value);
    else onChange(isChosen(option) ? value.filter((one) => one !== option.value) : [...value, option.value]);
  };
  return html`<div class="options" role=${type === "radio" ? "radiogroup" : "group"} id=${id} aria-describedby=${describedby} aria-label=${label}>
    ${element.options.map((option) => html`<label class="option" key=${option.value}>
      <input type=${type} name=${group} checked=${isChosen(option)} onChange=${() => toggle(option)} />
      <span><${TextObject} of=${option.text} />${option.description && html`<span class="option-about"><${TextObject} of=${option.description} /></span>`}</span>
    </label>`)}
  </div>`;
}

const RadioButtons = (props) => html`<${Options} ...${props} type="radio" />`;
const Checkboxes = (props) => html`<${Options} ...${props} type="checkbox" />`;

const FIELDS = {
  plain_text_input: TextInput,
  number_input: NumberInput,
  email_text_input: TypedInput("email", "email"),
  url_text_input: TypedInput("url", "url"),
  datepicker: DateInput,
  timepicker: TimeInput,
  datetimepicker: DateTimeInput,
  radio_buttons: RadioButtons,
  checkboxes: Checkboxes,
};
for (const kind of ["static_select", "users_select", "conversations_select", "channels_select"]) {
  FIELDS[kind] = Choice;
  FIELDS[`multi_${kind}`] = Choice;
}

/** Whether the page knows this element as a field. */
export function isField(element) {
  return element.type in FIELDS;
}

/** One field, whatever its type. */
export function Field(props) {
  const Control = FIELDS[props.element.type];
  if (!Control) return html`<span class="block-unknown">An element of type <code>${props.element.type}</code></span>`;
  return html`<${Control} ...${props} />`;
}
