// What the server wrote into the page: which face of which assembly, and the document as it was then.

export const start = JSON.parse(document.getElementById("live").textContent);
