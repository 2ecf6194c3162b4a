// JSON Patch (RFC 6902), the three operations that the server sends: add, remove, replace.
// The document is not changed; what is answered shares with it every part that stayed the same.

/** The document after these operations. Throws if one of them does not fit: then fetch it whole. */
export function patched(document, operations) {
  return operations.reduce((doc, operation) => {
    const path = operation.path.split("/").slice(1).map(unescape);
    return step(doc, path, operation);
  }, document);
}

// ~1 before ~0, as the RFC says: "~01" is "~1" and not "/".
const unescape = (token) => token.replaceAll("~1", "/").replaceAll("~0", "~");

function step(node, [token, ...rest], operation) {
  if (token === undefined) return operation.value;
  if (typeof node !== "object" || node === null) throw new Error(`No such place: ${operation.path}`);
  const copy = Array.isArray(node) ? [...node] : { ...node };
  if (rest.length > 0) {
    copy[token] = step(place(node, token, operation), rest, operation);
  } else if (Array.isArray(copy)) {
    change(copy, token, operation);
  } else {
    if (operation.op !== "add") place(node, token, operation);
    if (operation.op === "remove") delete copy[token];
    else define(copy, token, operation.value);
  }
  return copy;
}

function place(node, token, { path }) {
  const there = Array.isArray(node) ? isIndex(token, node.length - 1) : Object.hasOwn(node, token);
  if (!there) throw new Error(`No such place: ${path}`);
  return node[token];
}

function change(list, token, { op, path, value }) {
  const index = token === "-" && op === "add" ? list.length : Number(token);
  if (!isIndex(String(index), op === "add" ? list.length : list.length - 1)) throw new Error(`No such place: ${path}`);
  if (op === "add") list.splice(index, 0, value);
  else if (op === "remove") list.splice(index, 1);
  else list[index] = value;
}

const isIndex = (token, last) => /^(0|[1-9]\d*)$/.test(token) && Number(token) <= last;

// Also for the key "__proto__", which an assignment would misunderstand.
const define = (object, key, value) =>
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
