/* The page's own line icons, 20 units square. */
import { html } from "./view.js";

const PATHS = {
  about: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 9.5V14M10 6.5v.1",
  bolt: "M11 2.5 4.5 11h5l-1 6.5L15.5 9h-5z",
  check: "M4 10.5 8 14.5 16 5.5",
  chevron: "M5.5 8 10 12.5 14.5 8",
  clock: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 6v4.2l2.8 1.6",
  close: "M5 5l10 10M15 5 5 15",
  copy: "M7.5 7.5h9v9h-9zM12.5 7.5v-4h-9v9h4",
  direct: "M3.5 4.5h13v9H9l-3.5 3v-3h-2z",
  edit: "M4 16l.8-3.2L13.5 4l2.5 2.5-8.800 8.700z",
  fault: "M10 3.2 17.500 16.500h-15zM10 8v4M10 14.200v.1",
  forward: "M4 10h11M11 5.500 15.500 10 11 14.500",
  group: "M7.500 10a2.800 2.800 0 1 0 0-5.600 2.800 2.800 0 0 0 0 5.600zM2.500 16c.4-2.600 2.300-4 5-4s4.600 1.400 5 4M13 4.800a2.600 2.600 0 0 1 0 4.900M14.500 12.300c1.700.5 2.700 1.800 3 3.700",
  hash: "M8 3.500 6.500 16.500M13.500 3.500 12 16.500M3.500 7.500h13.500M3 12.500h13.500",
  home: "M3.500 9.500 10 4l6.500 5.500V16.500h-4.500v-4.500h-4v4.500h-4.500z",
  inspect: "M2.500 10.500h3.500l2-5.500 3.500 10 2-4.500h4",
  lock: "M5 9h10v7.500H5zM7 9V6.500a3 3 0 0 1 6 0V9",
  menu: "M3.500 5.500h13M3.500 10h13M3.500 14.500h13",
  moon: "M16 11.800A6.500 6.500 0 0 1 8.200 4a6.500 6.500 0 1 0 7.800 7.800z",
  more: "M5 10v.1M10 10v.1M15 10v.1",
  plus: "M10 4v12M4 10h12",
  reset: "M4.500 10a5.500 5.500 0 1 1 1.800 4.100M4.200 5.200v4.600h4.600",
  send: "M3.500 16.500 17 10 3.500 3.500l1.800 6.500zM5.300 10H11",
  smile: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM7.300 8v.1M12.700 8v.1M7 11.800c.8 1.200 1.800 1.800 3 1.800s2.200-.6 3-1.800",
  sun: "M10 13.200a3.200 3.200 0 1 0 0-6.400 3.200 3.200 0 0 0 0 6.400zM10 2.500v1.500M10 16v1.500M2.500 10H4M16 10h1.500M4.700 4.700l1 1M14.300 14.300l1 1M15.300 4.700l-1 1M5.700 14.300l-1 1",
  thread: "M4 5h12M4 8.500h12M4 12h6M13 11.500v5M10.500 14h5",
  tour: "M4 16.500V4l4 1.500L12 4l4 1.500v9L12 13l-4 1.500L4 13",
  trash: "M4.500 6h11M8 6V4h4v2M6 6l.7 10.500h6.600L14 6",
  warning: "M10 3.200 17.500 16.500h-15zM10 8v4M10 14.200v.1",
};

/** A decorative icon: the button around it carries the label. */
export function Icon({ name, size = 20 }) {
  return html`<svg class="icon" width=${size} height=${size} viewBox="0 0 20 20" aria-hidden="true"><path d=${PATHS[name]} /></svg>`;
}

/** The app's mark: two functions, and the zone between them. */
export function GrayzoneMark({ size = 36 }) {
  return html`<svg class="avatar app-mark" width=${size} height=${size} viewBox="0 0 32 32" aria-hidden="true">
    <rect width="32" height="32" rx="8" fill="#3a4a5a" /><circle cx="12.500" cy="16" r="7" fill="#dfe6ec" />
    <circle cx="19.500" cy="16" r="7" fill="#7fb5b5" /><path d="M16 9.940a7 7 0 0 1 0 12.120 7 7 0 0 1 0-12.120z" fill="#a9bcc4" />
  </svg>`;
}
