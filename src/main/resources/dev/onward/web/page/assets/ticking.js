// The plan as the server has it: each change names the plan it was made in, so that nobody ticks in one that is no more.

import { call, Refusal } from "./server.js";

const CHANGED = 412;
const tabs = new BroadcastChannel("plan");

/** Changes a step; gives the plan after it. */
export async function changeStep(stepId, status, revision) {
  const plan = await call("PATCH", `/api/plan/steps/${encodeURIComponent(stepId)}`, { status }, {
    headers: { "If-Match": `"${revision}"` },
    keepalive: true, // Whoever ticks and leaves has ticked.
  });
  tellTabs();
  return plan;
}

export function isStale(failure) {
  return failure instanceof Refusal && (failure.status === CHANGED || failure.status === 404);
}

/** Other tabs look at the plan anew. */
export function tellTabs() {
  tabs.postMessage("changed");
}

/** Calls when the plan may be another: it changed in another tab, or the reader comes back to this one. */
export function onOtherPlan(look) {
  tabs.addEventListener("message", look);
  addEventListener("focus", look);
  document.addEventListener("visibilitychange", () => document.hidden || look());
}
