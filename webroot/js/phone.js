// What a phone runs: the live page and nothing else.

import "./live.js";
