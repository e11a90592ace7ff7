// Pictures in messages.

import { openDialog } from "./dialogs.js";
import { el, iconButton } from "./dom.js";

/** A picture in a message, which a click enlarges. */
export function picture(url, words, size = {}) {
  const image = el("img", { src: url, alt: words, loading: "lazy", ...size });
  return el(
    "button",
    {
      type: "button",
      class: "picture",
      "data-focus": url,
      "aria-label": `Enlarge: ${words || "picture"}`,
      onclick: () => enlarge(url, words),
    },
    image,
  );
}

/** A picture as large as the window allows. */
function enlarge(url, words) {
  const close = iconButton("close", "Close", () => dialog.close());
  const image = el("img", { src: url, alt: words });
  const dialog = openDialog("lightbox", words || "Picture", [close, image], () => dialog.close());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
}
