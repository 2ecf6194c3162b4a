// Keys for those who moderate: an element with data-key="Space" is pressed by that key, unless
// somebody is typing or stands on something that the key would press anyway.

const BUSY = "input, textarea, select, button, a[href], summary, [contenteditable], dialog[open] *";

export function listen() {
  document.addEventListener("keydown", (event) => {
    if (event.repeat || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    if (event.target instanceof Element && event.target.closest(BUSY)) return;
    const name = event.code === "Space" ? "Space" : event.key;
    const target = document.querySelector(`[data-key="${CSS.escape(name)}"]:not(:disabled)`);
    if (!target) return;
    event.preventDefault();
    target.click();
  });
}

/** Keeps the screen on while the page is looked at; browsers allow it only on trusted origins. */
export function stayAwake() {
  const request = () => document.hidden || navigator.wakeLock?.request("screen").catch(() => {});
  document.addEventListener("visibilitychange", request);
  request();
}
