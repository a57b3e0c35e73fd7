// A conversation: its address, its turns, and the one answer that may be on its way. It goes on when another one is looked at.

import { announce, announceBlock, beginToAnnounce } from "./announcer.js";
import { ask, Away, call, follow } from "./server.js";
import { Turn } from "./turn.js";
import { word } from "./words.js";

const STOPPED = 409;

export class Conversation {
  /** `page` is told what happens: see the object in onward.js. */
  constructor(page, id = null) {
    this.page = page;
    this.id = id;
    this.turns = [];
    this.running = null;
  }

  /** Reads what is kept of it, and joins the answer that is being made. */
  async load() {
    const { messages } = await call("GET", `/api/conversations/${encodeURIComponent(this.id)}`);
    const shown = messages.filter((message, i) => message.answer || !isAskedAgain(message, messages[i + 1]));
    for (const message of shown) {
      const turn = this.newTurn(message.question);
      if (message.answer) {
        turn.complete(message.answer);
      } else if (message.state === "answering") {
        this.hear(turn, (listener) => follow(message.messageId, listener));
      } else {
        turn.fail(word(message.state === "stopped" ? "stopped" : "interrupted"));
      }
    }
  }

  async ask(message) {
    const turn = this.newTurn(message);
    this.page.asked(this, turn);
    beginToAnnounce();
    await this.hear(turn, (listener) => ask(this.question(message), listener));
  }

  question(message) {
    return { message, conversationId: this.id ?? undefined };
  }

  newTurn(question) {
    const turn = new Turn(question, {
      onAsk: this.page.ask,
      onEdit: this.page.edit,
      onBlock: (block) => this.running && this.say(() => announceBlock(block)),
      whole: this.page.wantsWhole(),
    });
    this.turns.push(turn);
    return turn;
  }

  /** What is not looked at says nothing. */
  say(saying) {
    if (this.page.isOpen(this)) {
      saying();
    }
  }

  tell(turn, state) {
    turn.say(state);
    this.say(() => announce(state));
  }

  /** Hears an answer to its end. One that was lost while nobody could be reached is asked for again. */
  async hear(turn, stream) {
    this.running = { turn, abort: new AbortController(), messageId: null };
    this.page.changed(this);
    let lost = false;
    try {
      await stream(this.listener(turn, () => (lost = true)));
    } catch (failure) {
      this.failed(turn, failure);
    }
    if (lost) {
      turn.begin();
      await this.hear(turn, (listener) => ask({ ...this.question(turn.question), again: true }, listener));
      return;
    }
    this.running = null;
    this.page.ended(this);
  }

  failed(turn, failure) {
    if (this.running.abort.signal.aborted) {
      turn.fail(word("stopped"));
      return;
    }
    const why = failure instanceof Away ? word(navigator.onLine ? "away-kept" : "offline") : failure.message;
    turn.fail(word("failed") + why);
    this.say(() => announce(word("failed") + why));
    this.page.kept(this, turn.question);
  }

  listener(turn, onLost) {
    const { running } = this;
    let followUps = [];
    return {
      signal: running.abort.signal,
      onBegun: (messageId, conversationId) => {
        running.messageId = messageId;
        turn.say(word("thinking"));
        if (conversationId && conversationId !== this.id) {
          this.id = conversationId;
          this.page.changed(this);
        }
      },
      onBreak: () => this.tell(turn, word(navigator.onLine ? "reconnecting" : "offline-waiting")),
      on: (name, data, { wasBroken }) => {
        switch (name) {
          case "token":
            turn.add(data.text);
            break;
          case "citation":
            turn.cite(data);
            break;
          case "plan":
            this.page.planned(data);
            break;
          case "followups":
            followUps = data.questions;
            break;
          case "done":
            turn.end(data, running.messageId, followUps);
            this.page.fresh(data.freshness);
            break;
          case "error":
            if (wasBroken && data.status === STOPPED) {
              onLost();
            } else {
              turn.fail(word("failed") + data.title + (data.instance ? ` (${data.instance})` : ""));
            }
            break;
        }
      },
    };
  }

  stop() {
    if (this.running?.messageId) {
      call("POST", `/api/messages/${this.running.messageId}/stop`).catch(() => {});
    }
    this.running?.abort.abort();
  }
}

/** What was lost and asked for again by the page stands there once. */
function isAskedAgain(message, next) {
  return message.state !== "answering" && next?.question === message.question;
}
