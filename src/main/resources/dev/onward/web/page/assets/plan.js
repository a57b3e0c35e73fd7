// The plan beside the conversation: next step first, warnings on top, everything tickable.

import { make, spokenDate } from "./dom.js";
import { call } from "./server.js";
import { word } from "./words.js";

export function planView(plan, onChange) {
  const view = make("div", { className: "plan" });
  if (plan.warnings.length) {
    view.append(make("ul", { className: "warnings" }, ...plan.warnings.map((warning) => make("li", {}, warning))));
  }
  view.append(make("p", { className: "faint" }, word("this-week", plan.hoursPerWeek)));
  const next = plan.steps.find((step) => step.status !== "done");
  view.append(make("ol", { className: "steps" }, ...plan.steps.map((step) => stepView(step, step === next, onChange))));
  view.append(
    make("p", {},
      make("a", { href: "/plan" }, word("print")), " · ",
      make("a", { href: "/api/plan.ics", download: "" }, word("calendar")), " · ",
      make("a", { href: "/api/plan.md", download: "" }, word("markdown"))));
  return view;
}

function stepView(step, isNext, onChange) {
  const id = `step-${step.stepId}`;
  const tick = make("input", { type: "checkbox", id, checked: step.status === "done" });
  tick.addEventListener("change", async () => {
    tick.disabled = true;
    try {
      onChange(await call("PATCH", `/api/plan/steps/${encodeURIComponent(step.stepId)}`, { status: tick.checked ? "done" : "todo" }));
    } catch {
      tick.checked = !tick.checked;
      tick.disabled = false;
    }
  });
  const when = `${spokenDate(step.startOn)} – ${spokenDate(step.dueOn)}, ${step.hours} ${word(step.hours === 1 ? "hour" : "hours")}`;
  const title = step.url
    ? make("a", { href: step.url, target: "_blank", rel: "noopener noreferrer" }, step.title)
    : step.title;
  return make("li", { className: `${step.status === "done" ? "done" : ""} ${isNext ? "next" : ""}`.trim() },
    tick,
    make("label", { htmlFor: id }, isNext ? `${word("next-step")}: ` : "", title),
    make("p", { className: "faint" }, when),
    make("p", {}, step.why),
    make("p", { className: "faint" }, word("done-when") + step.doneWhen));
}
