// The plan beside the conversation: next step first, warnings on top, everything tickable.

import { make, spokenDate } from "./dom.js";
import { changeStep, isStale } from "./ticking.js";
import { word } from "./words.js";

/** `onChange` is given the plan after a tick; `onStale` is called where the plan is not this one any more. */
export function planView(plan, { onChange, onStale }) {
  const steps = plan.steps.map((step) => stepView(step, plan.revision, onChange, onStale));
  const view = make("div", { className: "plan" },
    plan.warnings.length ? make("ul", { className: "warnings" }, ...plan.warnings.map((warning) => make("li", {}, warning))) : null,
    make("p", { className: "faint" }, word("this-week", plan.hoursPerWeek)),
    make("ol", { className: "steps" }, ...steps.map(({ element }) => element)),
    make("p", {},
      make("a", { href: "/plan" }, word("print")), " · ",
      make("a", { href: "/api/plan.ics", download: "" }, word("calendar")), " · ",
      make("a", { href: "/api/plan.md", download: "" }, word("markdown"))));
  const show = (now) => {
    const next = now.steps.find((step) => step.status !== "done");
    now.steps.forEach((step, i) => steps[i].show(step, step === next));
  };
  show(plan);
  return { view, show };
}

/** What changes of a step changes in place, so that focus and scroll stay where they are. */
function stepView(step, revision, onChange, onStale) {
  const id = `step-${step.stepId}`;
  const tick = make("input", { type: "checkbox", id });
  let sending = false;
  tick.addEventListener("change", async () => {
    if (sending) {
      tick.checked = !tick.checked;
      return;
    }
    sending = true; // Not disabled: that would take the focus away.
    try {
      onChange(await changeStep(step.stepId, tick.checked ? "done" : "todo", revision));
    } catch (failure) {
      tick.checked = !tick.checked;
      onStale(failure, isStale(failure));
    } finally {
      sending = false;
    }
  });
  const when = `${spokenDate(step.startOn)} – ${spokenDate(step.dueOn)}, ${step.hours} ${word(step.hours === 1 ? "hour" : "hours")}`;
  const title = step.url
    ? make("a", { href: step.url, target: "_blank", rel: "noopener noreferrer" }, step.title)
    : step.title;
  const next = make("span", {}, `${word("next-step")}: `);
  const element = make("li", {}, tick,
    make("label", { htmlFor: id }, next, title),
    make("p", { className: "faint" }, when),
    make("p", {}, step.why),
    make("p", { className: "faint" }, word("done-when") + step.doneWhen));
  return {
    element,
    show: (now, isNext) => {
      tick.checked = now.status === "done";
      next.hidden = !isNext;
      element.className = `${now.status === "done" ? "done" : ""} ${isNext ? "next" : ""}`.trim();
    },
  };
}
