// The pages of the weekly mail work without this; it only fills in the reader's own time zone and follows their theme.

const theme = localStorage.getItem("theme");
if (theme === "light" || theme === "dark") {
  document.documentElement.dataset.theme = theme;
}
const zone = document.querySelector("#zone[data-fresh]");
const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone && own) {
  zone.value = own;
}
