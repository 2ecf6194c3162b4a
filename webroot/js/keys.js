// Keys for those who moderate: an element with data-key="Space" is pressed by that key, unless
// somebody is typing or stands on something that the key would press anyway. In a row, Alt and an
// arrow press what has data-row-key="ArrowUp".

const BUSY = "input, textarea, select, button, a[href], summary, [contenteditable], dialog[open] *";

export function listen() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.defaultPrevented || !(event.target instanceof Element)) return;
    const target = event.altKey ? inRow(event) : anywhere(event);
    if (!target) return;
    event.preventDefault();
    target.click();
  });
}

function anywhere(event) {
  if (event.repeat || event.target.closest(BUSY)) return undefined;
  const name = event.code === "Space" ? "Space" : event.key;
  return document.querySelector(`[data-key="${CSS.escape(name)}"]:not(:disabled)`);
}

const inRow = (event) =>
  event.target.closest("li")?.querySelector(`[data-row-key="${CSS.escape(event.key)}"]:not(:disabled)`);

/** Keeps the screen on while the page is looked at; browsers allow it only on trusted origins. */
export function stayAwake() {
  const request = () => document.hidden || navigator.wakeLock?.request("screen").catch(() => {});
  document.addEventListener("visibilitychange", request);
  request();
}
