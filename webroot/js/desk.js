// What the desk runs beside the live page: keys.

import * as keys from "./keys.js";
import "./live.js";

keys.listen();
keys.stayAwake();
