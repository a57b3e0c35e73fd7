// The page of the plan: ticking and printing. Without it the page is a sheet to read and print.

import { call } from "./server.js";
import { changeStep, isStale, onOtherPlan } from "./ticking.js";

const RENEWED = "plan-renewed";
const main = document.querySelector("main");
const standing = document.getElementById("standing");
const progress = document.getElementById("progress");
const print = document.getElementById("print");
const notice = document.getElementById("renewed");
const steps = [...document.querySelectorAll("[data-step]")];
const { revision } = main.dataset;

function show(plan) {
  if (plan.revision !== revision) {
    renew();
    return;
  }
  const byId = new Map(plan.steps.map((step) => [step.stepId, step]));
  const next = plan.steps.find((step) => step.status !== "done");
  for (const element of steps) {
    const step = byId.get(element.dataset.step);
    element.classList.toggle("done", step.status === "done");
    element.classList.toggle("next", step === next);
    element.querySelector("input").checked = step.status === "done";
    const begun = element.querySelector("button");
    begun.hidden = step.status === "done";
    begun.setAttribute("aria-pressed", String(step.status === "doing"));
    element.querySelector(".doing").hidden = step.status !== "doing";
  }
  const done = plan.steps.filter((step) => step.status === "done").length;
  progress.value = done;
  standing.textContent = `${done} of ${plan.steps.length} steps done`;
}

/** What stands here is no more: the page comes again, and says so. */
function renew() {
  sessionStorage.setItem(RENEWED, "true");
  location.reload();
}

async function look() {
  try {
    show(await call("GET", "/api/plan"));
  } catch (failure) {
    if (isStale(failure)) {
      renew(); // There is no plan any more.
    }
  }
}

async function change(element, status) {
  const before = element.classList.contains("done");
  try {
    show(await changeStep(element.dataset.step, status, revision));
  } catch (failure) {
    element.querySelector("input").checked = before;
    if (isStale(failure)) {
      renew();
      return;
    }
    standing.textContent = `That was not kept: ${failure.status ? failure.message : "the server can't be reached; try again in a moment"}`;
  }
}

for (const element of steps) {
  const tick = element.querySelector("input");
  const begun = element.querySelector("button");
  tick.disabled = false;
  tick.addEventListener("change", () => change(element, tick.checked ? "done" : "todo"));
  begun.hidden = tick.checked;
  begun.addEventListener("click", () => change(element, begun.getAttribute("aria-pressed") === "true" ? "todo" : "doing"));
}
if (print) {
  document.getElementById("unscripted").hidden = true;
  print.hidden = false;
  print.addEventListener("click", () => window.print());
  onOtherPlan(look);
}
if (notice && sessionStorage.getItem(RENEWED)) {
  notice.hidden = false;
}
sessionStorage.removeItem(RENEWED);
document.body.dataset.ready = "true";
