// Talks with the server: questions as event streams that survive a broken connection, and the calls around them.

const RETRIES = [500, 1000, 2000, 4000, 8000];

export class Refusal extends Error {
  constructor(problem) {
    super(problem.title ?? "The server did not answer");
    this.status = problem.status;
    this.instance = problem.instance;
  }
}

export async function call(method, path, body) {
  const response = await fetch(path, {
    method,
    headers: body === undefined ? {} : { "Content-Type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!response.ok) {
    throw new Refusal(await problem(response));
  }
  return response.status === 204 ? null : response.json();
}

async function problem(response) {
  try {
    return await response.json();
  } catch {
    return { status: response.status };
  }
}

/**
 * Asks, and hands each event on as `on(name, data)`. When the connection breaks it comes back for the rest;
 * `onBreak` is told. `signal` ends it.
 */
export async function ask(question, { on, onBreak, onMessage, signal }) {
  const stream = { lastId: null, messageId: null, over: false };
  const hear = (id, name, data) => {
    stream.lastId = id ?? stream.lastId;
    stream.over ||= name === "done" || name === "error";
    on(name, data);
  };
  let response = await fetch("/api/chat", {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "text/event-stream" },
    body: JSON.stringify(question),
    signal,
  });
  for (let attempt = 0; ; attempt++) {
    try {
      if (!response.ok) {
        throw new Refusal(await problem(response));
      }
      stream.messageId ??= response.headers.get("Onward-Message");
      onMessage(stream.messageId, response.headers.get("Onward-Conversation"));
      await read(response, stream, hear);
      if (stream.over) {
        return;
      }
      throw new TypeError("the stream ended early");
    } catch (failure) {
      const mayComeBack = failure instanceof TypeError && stream.messageId && attempt < RETRIES.length;
      if (signal.aborted || !mayComeBack) {
        throw failure;
      }
      onBreak();
      await new Promise((resume) => setTimeout(resume, RETRIES[attempt]));
      response = await comeBack(stream, signal);
    }
  }
}

function comeBack(stream, signal) {
  const headers = { Accept: "text/event-stream" };
  if (stream.lastId) {
    headers["Last-Event-ID"] = stream.lastId;
  }
  return fetch(`/api/messages/${stream.messageId}/events`, { headers, signal }).catch(
    () => new Response(null, { status: 200 }), // still away: an empty stream is an early end, so it is tried again
  );
}

/** Reads until the answer is over: what is asked next need not wait for the connection to close. */
async function read(response, stream, hear) {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (let part = await reader?.read(); part && !part.done; part = await reader.read()) {
    text += part.value;
    let end;
    while ((end = text.indexOf("\n\n")) >= 0) {
      const event = fields(text.slice(0, end));
      text = text.slice(end + 2);
      if (event.event) {
        hear(event.id, event.event, JSON.parse(event.data));
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
