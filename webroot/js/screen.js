// What the screen in the hall runs.

import * as keys from "./keys.js";
import "./live.js";

keys.stayAwake();
