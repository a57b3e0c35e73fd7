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
