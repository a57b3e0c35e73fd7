// Talks with the server: answers as event streams that survive a broken connection, and the calls around them.

const PAUSES = [500, 1000, 2000, 4000, 8000, 15000]; // Then every 15 seconds, for as long as the reader wants the answer.
const AWAY = [502, 503, 504]; // A proxy, or a server that is just starting, says it for one that does not answer.

export class Refusal extends Error {
  constructor(problem) {
    super(problem.title ?? `HTTP ${problem.status}`);
    this.status = problem.status;
    this.instance = problem.instance;
  }
}

/** Nobody answered; nothing is known of what became of the request. */
export class Away extends Error {}

export async function call(method, path, body, { headers = {}, ...options } = {}) {
  const response = await reach(path, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { "Content-Type": "application/json" }) },
    body: body === undefined ? undefined : JSON.stringify(body),
    ...options,
  });
  return response.status === 204 ? null : response.json();
}

/** A response that is a good one. */
async function reach(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch (failure) {
    throw options.signal?.aborted ? failure : new Away(failure.message);
  }
  if (!response.ok) {
    const problem = await told(response);
    throw AWAY.includes(response.status) && !problem.title ? new Away(`HTTP ${response.status}`) : new Refusal(problem);
  }
  return response;
}

async function told(response) {
  try {
    return { status: response.status, ...(await response.json()) };
  } catch {
    return { status: response.status };
  }
}

// The first answer brings the session; a question beside it would begin another, so it waits for that.
let session = null;

/**
 * Asks, and hands each event on as `on(name, data)`; `onBegun(messageId, conversationId)` comes first. When the connection breaks
 * it comes back for the rest, however long that takes; `onBreak` is told. `signal` ends it. What is asked `again` waits for a
 * server that is away; a reader's own question doesn't, so that they keep it in hand.
 */
export async function ask({ again, ...question }, listener) {
  await session?.catch(() => {});
  const begins = begun(question, listener, again);
  session ??= begins.then(() => null);
  session.catch(() => (session = null));
  const response = await begins;
  await follow(response.headers.get("Onward-Message"), listener, response);
}

async function begun(question, listener, patient) {
  for (let attempt = 0; ; attempt++) {
    try {
      return await reach("/api/chat", {
        method: "POST",
        headers: { "Content-Type": "application/json", Accept: "text/event-stream" },
        body: JSON.stringify(question),
        signal: listener.signal,
      });
    } catch (failure) {
      if (!patient || !(failure instanceof Away)) {
        throw failure;
      }
    }
    await pause(attempt, listener);
  }
}

/** Hears an answer that was asked for before, from its first event. */
export async function follow(messageId, listener, response) {
  const stream = { lastId: null, messageId, over: false, broke: false, attempt: 0 };
  for (;;) {
    try {
      response ??= await comeBack(stream, listener.signal);
      listener.onBegun(messageId, response.headers.get("Onward-Conversation"));
      await read(response, stream, listener);
      if (stream.over) {
        return;
      }
    } catch (failure) {
      const broke = failure instanceof Away || failure instanceof TypeError;
      if (listener.signal.aborted || !broke) {
        throw failure;
      }
    }
    response = null;
    stream.broke = true;
    await pause(stream.attempt++, listener);
  }
}

function comeBack(stream, signal) {
  const headers = { Accept: "text/event-stream" };
  if (stream.lastId) {
    headers["Last-Event-ID"] = stream.lastId;
  }
  return reach(`/api/messages/${stream.messageId}/events`, { headers, signal });
}

/** Waits, but not after the reader came back to the page or the network to the machine. */
function pause(attempt, { onBreak, signal }) {
  onBreak();
  const time = PAUSES[Math.min(attempt, PAUSES.length - 1)];
  return new Promise((resolve) => {
    const over = new AbortController();
    const end = () => {
      clearTimeout(timer);
      over.abort();
      resolve();
    };
    const timer = setTimeout(end, time);
    addEventListener("online", end, over);
    addEventListener("focus", end, over);
    document.addEventListener("visibilitychange", () => document.hidden || end(), over);
    signal.addEventListener("abort", end, over);
  });
}

/** Reads until the answer is over: what is asked next need not wait for the connection to close. */
async function read(response, stream, { on }) {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (let part = await reader?.read(); part && !part.done; part = await reader.read()) {
    text += part.value;
    let end;
    while ((end = text.indexOf("\n\n")) >= 0) {
      const event = fields(text.slice(0, end));
      text = text.slice(end + 2);
      if (event.event) {
        stream.lastId = event.id ?? stream.lastId;
        stream.attempt = 0;
        stream.over ||= event.event === "done" || event.event === "error";
        on(event.event, JSON.parse(event.data), { wasBroken: stream.broke });
      }
    }
    if (stream.over) {
      reader.cancel().catch(() => {}); // It may have broken meanwhile; nothing more is wanted of it.
      return;
    }
  }
}

function fields(block) {
  const event = {};
  for (const line of block.split("\n")) {
    const colon = line.indexOf(": ");
    if (colon > 0) {
      event[line.slice(0, colon)] = line.slice(colon + 2);
    }
  }
  return event;
}
