/* The thread beside the conversation. */
import { html } from "./view.js";
import { change, messagesKey, useStore } from "./store.js";
import { channelOf } from "./directory.js";
import { Icon } from "./icons.js";
import { Messages } from "./conversation.js";
import { Composer } from "./composer.js";
import { openChannel } from "./sync.js";

/** The open thread, or nothing. */
export function Thread() {
  const thread = useStore((state) => state.thread);
  const channelId = useStore(openChannel);
  const workspace = useStore((state) => state.workspace);
  const messages = useStore((state) => state.messages[messagesKey(channelId, thread)]);
  if (!thread || !channelId) return null;
  const channel = channelOf(workspace, channelId);
  const isGone = messages?.length === 0;
  const close = () => change({ thread: null });
  return html`<aside class="thread" aria-label="Thread" onKeyDown=${(event) => event.key === "Escape" && !event.defaultPrevented && close()}>
    <header class="channel-header"><h2 class="channel-name"><${Icon} name="thread" size=${18} /><span>Thread</span>
      ${channel?.name && html`<span class="faint">#${channel.name}</span>`}</h2>
      <button type="button" class="icon-button" aria-label="Close the thread" onClick=${close}><${Icon} name="close" /></button></header>
    ${isGone ? html`<p class="empty">This message was deleted.</p>`
      : html`<${Messages} channel=${channelId} thread=${thread} messages=${messages} label="Replies" />`}
    ${channel?.is_member && !isGone && html`<${Composer} key=${thread} channel=${channelId} thread=${thread} label="Reply…" />`}
  </aside>`;
}
