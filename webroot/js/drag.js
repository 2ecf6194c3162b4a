// Dragging somebody to another place in the list does what the arrows beside them do.

let dragged;

const row = ({ target }) => target.closest?.("[data-drag]");
const rows = () => [...document.querySelectorAll("[data-drag]")];

function mark(over) {
  for (const each of rows()) {
    const beyond = over === each && rows().indexOf(each) > rows().indexOf(dragged);
    each.classList.toggle("drop-after", beyond);
    each.classList.toggle("drop-before", over === each && !beyond && each !== dragged);
  }
}

export function drag() {
  document.addEventListener("dragstart", (event) => {
    dragged = row(event);
    if (dragged) event.dataTransfer.effectAllowed = "move";
  });
  document.addEventListener("dragover", (event) => {
    const over = row(event);
    if (!dragged?.isConnected || !over) return;
    event.preventDefault();
    mark(over);
  });
  document.addEventListener("drop", (event) => {
    const over = row(event);
    if (!dragged?.isConnected || !over || over === dragged) return;
    event.preventDefault();
    const to = rows().indexOf(over);
    // A copy, so that the arrows go on meaning what they say.
    const form = dragged.querySelector(".moves form").cloneNode(true);
    form.elements.namedItem("to").value = to;
    form.hidden = true;
    document.body.append(form);
    form.requestSubmit();
    form.remove();
  });
  document.addEventListener("dragend", () => {
    mark();
    dragged = undefined;
  });
}
