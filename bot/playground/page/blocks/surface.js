/* Where blocks stand: a message, a modal or the Home. It knows how a press is sent and what has been filled in. */
import { useState } from "../view.js";
import { change, get, useStore } from "../store.js";
import { complaint, perform } from "../acts.js";
import { initialValue, storedValue } from "./values.js";

/** Blocks of a message. */
export function messageSurface(channel, message) {
  return { kind: "message", key: `${channel}/${message.ts}`, where: { channel, ts: message.ts } };
}

/** Blocks of the viewer's Home. */
export function homeSurface(home) {
  return { kind: "home", key: `home/${home.id ?? ""}`, where: { view: "home" }, values: home.values };
}

/** Blocks of the viewer's top modal. */
export function modalSurface(modal, errors) {
  const names = new Set(modal.view.blocks.flatMap(fieldNames));
  return { kind: "modal", key: modal.id, where: { view: "modal" }, values: modal.values, errors, names };
}

/** The fields that a block has. */
function fieldNames(block) {
  const elements = [block.element, block.accessory, ...(block.elements ?? [])].filter((element) => element?.action_id);
  return elements.map((element) => fieldName(block, element));
}

/** The name under which a field is kept and sent: its block's, or in a block of several elements its action's. */
export function fieldName(block, element) {
  return block.type === "input" ? (block.block_id ?? element.action_id) : element.action_id;
}

/** What was typed on this surface so far; in a form that was exchanged for another, only what that one asks for. */
export function typedOn(surface) {
  const typed = Object.entries(get().typed[surface.key] ?? {});
  return Object.fromEntries(typed.filter(([name]) => surface.names?.has(name) ?? true));
}

/** Forget what was typed on a surface. */
export function forget(key) {
  change((state) => {
    const { [key]: _, ...typed } = state.typed;
    return { typed };
  });
}

/** The value of a field: what was typed, else what the playground holds, else what the bot gave; and how to set it. */
export function useField(surface, block, element) {
  const name = fieldName(block, element);
  const typed = useStore((state) => state.typed[surface.key]?.[name]);
  const stored = storedValue(surface.values, block.block_id, element.action_id);
  const set = (value) => change((state) => ({
    typed: { ...state.typed, [surface.key]: { ...state.typed[surface.key], [name]: value } },
  }));
  return [typed ?? stored ?? initialValue(element), set];
}

/** A press of an element: whether its answer is awaited, what went wrong, and how to press. */
export function usePress(surface, element) {
  const [isWaiting, setWaiting] = useState(false);
  const [trouble, setTrouble] = useState(null);
  const press = async (value) => {
    if (isWaiting) return;
    setWaiting(true);
    setTrouble(null);
    const fields = surface.kind === "modal" ? { fields: typedOn(surface) } : {};
    const given = value === undefined ? {} : { value };
    const outcome = await perform("click", { ...surface.where, action_id: element.action_id, ...given, ...fields });
    setWaiting(false);
    setTrouble(complaint(outcome, "This"));
  };
  return { isWaiting, trouble, press };
}
