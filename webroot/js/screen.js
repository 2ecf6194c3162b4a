// What the screen in the hall runs beside the live page: it stays on, and it may sound.

import { gong } from "./gong.js";
import * as keys from "./keys.js";
import { held, rendered } from "./live.js";

keys.stayAwake();
rendered(gong(held));
