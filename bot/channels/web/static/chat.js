"use strict";

const talk = document.getElementById("talk");
const form = document.getElementById("form");
const text = document.getElementById("text");
const source = new URLSearchParams(location.search).get("f") || "";

const PATIENCE_MS = 15000;
const START = "i";
const ERASE = "x";
let turns = Promise.resolve();

function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
}

function element(tag, className, parent) {
  const made = document.createElement(tag);
  made.className = className;
  if (parent) parent.append(made);
  return made;
}

function toEnd() {
  talk.scrollTop = talk.scrollHeight;
}

function showMine(words) {
  const bubble = element("div", "bubble mine", talk);
  bubble.textContent = words;
  toEnd();
}

function showTyping() {
  const bubble = element("div", "bubble theirs typing", talk);
  bubble.setAttribute("role", "status");
  bubble.setAttribute("aria-label", "Piénsalo está escribiendo");
  for (let i = 0; i < 3; i += 1) element("i", "", bubble);
  toEnd();
  return bubble;
}

// The server escapes everything but p, ul, li, strong, br and a (bot/channels/web/render.py).
function showReply(reply) {
  const bubble = element("div", reply.danger ? "bubble theirs danger" : "bubble theirs", talk);
  bubble.innerHTML = reply.html;
  if (reply.source) element("div", "source", bubble).textContent = reply.source;
  if (reply.choices.length) showChoices(reply.choices);
  const room = talk.getBoundingClientRect();
  const top = bubble.getBoundingClientRect().top - room.top + talk.scrollTop;
  talk.scrollTop = Math.max(0, top - 72);
}

function showChoices(choices) {
  const list = element("ul", "choices", talk);
  list.setAttribute("aria-label", "Opciones");
  for (const choice of choices) {
    const button = element("button", "", element("li", "", list));
    button.type = "button";
    button.textContent = choice.label;
    button.addEventListener("click", () => say({ payload: choice.payload }, choice.label));
  }
}

function showFailure(body) {
  const note = element("div", "bubble theirs failed", talk);
  note.setAttribute("role", "alert");
  note.textContent = "No se pudo enviar. Revise su señal.";
  const again = element("button", "", note);
  again.type = "button";
  again.textContent = "Intentar de nuevo";
  again.addEventListener("click", () => {
    note.remove();
    send(body);
  });
  toEnd();
}

async function post(body) {
  const response = await fetch("/chat/messages", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    credentials: "same-origin",
    body: JSON.stringify(body),
    signal: AbortSignal.timeout ? AbortSignal.timeout(PATIENCE_MS) : undefined,
  });
  if (!response.ok) throw new Error(String(response.status));
  return (await response.json()).reply;
}

// The same id goes with every try, so that a repeat is answered once.
function send(body) {
  turns = turns.then(async () => {
    const typing = showTyping();
    try {
      const reply = await post(body);
      typing.remove();
      if (reply) showReply(reply);
    } catch {
      typing.remove();
      showFailure(body);
    }
  });
}

function say(message, shown) {
  if (shown) showMine(shown);
  send({ id: newId(), source, ...message });
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const words = text.value.trim();
  if (!words) return;
  text.value = "";
  grow();
  say({ text: words }, words);
  text.focus();
});

text.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    form.requestSubmit();
  }
});

function grow() {
  text.style.height = "auto";
  text.style.height = `${text.scrollHeight + 3}px`;
}
text.addEventListener("input", grow);

document.getElementById("erase").addEventListener("click", () => {
  talk.replaceChildren();
  say({ payload: ERASE });
});

say({ payload: START });
