// Requests to the sandbox.

/** Throws an Error with a text for the person. */
export async function post(path, body) {
  const response = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return text ? JSON.parse(text) : {};
}

/** The whole page as JSON; *people*: pairs of pane key and user id. */
export async function fetchState(people) {
  const response = await fetch(`/page/state?${new URLSearchParams([...people])}`);
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}

/** Calls *changed* at once and with each change, *lost* when the connection breaks. */
export function follow(changed, lost) {
  const stream = new EventSource("/page/changes");
  stream.addEventListener("message", changed);
  stream.addEventListener("error", lost);
}
