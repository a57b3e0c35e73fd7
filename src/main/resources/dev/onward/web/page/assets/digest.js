// The pages of the weekly mail work without this; it only fills in the reader's own time zone.

const zone = document.querySelector("#zone[data-fresh]");
const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone && own) {
  zone.value = own;
}
