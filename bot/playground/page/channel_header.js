/* The head of a conversation: its name, its members, and the way to bring Grayzone in. */
import { html, useState } from "./view.js";
import { GRAYZONE, useStore } from "./store.js";
import { channelName, hasGrayzone, personOf, playable } from "./directory.js";
import { Avatar } from "./people.js";
import { GrayzoneMark, Icon } from "./icons.js";
import { MenuItem, Popover } from "./popover.js";
import { Confirm } from "./dialog.js";
import { attempt } from "./acts.js";

const KIND_ICONS = { channel: "hash", private: "lock", im: "direct", mpim: "group" };

/** The head of the conversation `channel`. */
export function ChannelHeader({ channel }) {
  const workspace = useStore((state) => state.workspace);
  const me = useStore((state) => state.as);
  const isDirect = channel.kind === "im" || channel.kind === "mpim";
  return html`<header class="channel-header">
    <h1 class="channel-name"><${Icon} name=${KIND_ICONS[channel.kind]} size=${18} />
      <span>${channelName(workspace, channel, me)}</span>
      ${channel.is_shared && html`<span class="tag">shared with another firm</span>`}
      ${channel.is_archived && html`<span class="tag">archived</span>`}
      ${channel.purpose && html`<span class="faint" title=${channel.purpose}>${channel.purpose}</span>`}</h1>
    <div class="channel-tools">
      ${!isDirect && channel.is_member && !hasGrayzone(channel) && html`<${InviteGrayzone} channel=${channel} />`}
      <${Members} channel=${channel} workspace=${workspace} />
      ${!isDirect && html`<${ChannelMenu} channel=${channel} workspace=${workspace} />`}
    </div>
  </header>`;
}

function InviteGrayzone({ channel }) {
  const invite = () => attempt("invite", { channel: channel.id, user: GRAYZONE }, `Grayzone is in #${channel.name} now.`);
  return html`<button type="button" class="button invite-grayzone" data-tour="invite" onClick=${invite}>
    <${GrayzoneMark} size=${18} /> Invite Grayzone</button>`;
}

function Members({ channel, workspace }) {
  const count = channel.members.length;
  return html`<${Popover} label="Members" button=${{ class: "button is-quiet", "aria-label": `${count} members`, title: "Members" }}
    face=${html`<${Icon} name="group" size=${18} /><span>${count}</span>`}>
    ${() => html`<p class="popover-title">Members</p><ul class="member-list">
      ${channel.members.map((id) => html`<li key=${id}><${Avatar} id=${id} size=${24} /><span>${personOf(workspace, id).realName}</span>
        <span class="menu-hint">${personOf(workspace, id).title}</span></li>`)}</ul>`}<//>`;
}

function ChannelMenu({ channel, workspace }) {
  const [asked, ask] = useState(null);
  const about = { channel: channel.id };
  const absent = playable(workspace).filter((person) => !channel.members.includes(person.id) && !person.isGone);
  const items = (close) => {
    const choose = (name, body = {}) => () => { close(); attempt(name, { ...about, ...body }); };
    return html`
      ${!channel.is_member && html`<${MenuItem} label="Join the channel" onChoose=${choose("join")} />`}
      ${channel.is_member && absent.map((person) => html`<${MenuItem} key=${person.id} label=${`Add ${person.realName}`} onChoose=${choose("invite", { user: person.id })} />`)}
      ${channel.is_member && hasGrayzone(channel) && html`<${MenuItem} label="Remove Grayzone" onChoose=${choose("kick", { user: GRAYZONE })} />`}
      ${channel.is_archived
        ? html`<${MenuItem} label="Open it again" onChoose=${choose("set_channel", { change: "unarchive" })} />`
        : html`<${MenuItem} label="Archive the channel" onChoose=${() => { close(); ask("archive"); }} />`}
      ${channel.is_member && html`<${MenuItem} label="Leave the channel" isDanger onChoose=${() => { close(); ask("leave"); }} />`}`;
  };
  return html`<${Popover} role="menu" label="Channel" button=${{ class: "icon-button", "aria-label": "Channel menu", title: "Channel menu" }}
      face=${html`<${Icon} name="more" />`}>${items}<//>
    ${asked && html`<${Question} channel=${channel} what=${asked} onDone=${() => ask(null)} />`}`;
}

const QUESTIONS = {
  leave: { confirm: "Leave", text: "You can join again at any time, unless the channel is private." },
  archive: { confirm: "Archive", text: "Nobody can write in an archived channel until it is opened again." },
};

function Question({ channel, what, onDone }) {
  const { confirm, text } = QUESTIONS[what];
  const yes = () => {
    onDone();
    if (what === "leave") attempt("leave", { channel: channel.id });
    else attempt("set_channel", { channel: channel.id, change: what });
  };
  return html`<${Confirm} title=${`${confirm} #${channel.name}?`} text=${text} confirm=${confirm} isDanger onConfirm=${yes} onDeny=${onDone} />`;
}
