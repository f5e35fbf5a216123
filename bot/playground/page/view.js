/* The one door to the rendering library: `html` makes elements, the hooks keep a component's state. */
import { h, render, Fragment, createContext } from "./vendor/preact.js";
import htm from "./vendor/htm.js";

export const html = htm.bind(h);
export { render, Fragment, createContext };
export {
  useCallback, useContext, useEffect, useId, useLayoutEffect, useMemo, useRef, useState,
} from "./vendor/hooks.js";
