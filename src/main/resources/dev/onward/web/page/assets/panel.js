// The side panel: one source, or the plan. A sheet on the phone.

const panel = document.getElementById("panel");
const title = document.getElementById("panel-title");
const body = document.getElementById("panel-body");
let opener = null;

export function openPanel(name, content, from, { focus = true } = {}) {
  setOpener(from);
  title.textContent = name;
  body.replaceChildren(content);
  panel.hidden = false;
  panel.scrollTop = 0;
  if (focus) {
    title.focus({ preventScroll: true });
  }
}

export function closePanel() {
  if (panel.hidden) {
    return;
  }
  panel.hidden = true;
  const last = opener;
  setOpener(null);
  last?.focus();
}

export function panelShows(content) {
  return !panel.hidden && body.contains(content);
}

/** Puts other content in place of what is shown; the reader stays where they are. */
export function refill(name, content) {
  const { scrollTop } = panel;
  const focused = body.contains(document.activeElement) ? document.activeElement.id : null;
  title.textContent = name;
  body.replaceChildren(content);
  panel.scrollTop = scrollTop;
  if (focused !== null) {
    (document.getElementById(focused || "none") ?? title).focus({ preventScroll: true });
  }
}

function setOpener(from) {
  opener?.setAttribute("aria-expanded", "false");
  opener = from;
  opener?.setAttribute("aria-expanded", "true");
}

document.getElementById("panel-close").addEventListener("click", closePanel);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    closePanel();
  }
});
