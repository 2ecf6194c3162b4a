// What a phone runs: the live page, and which hand signals are up.

import { rendered } from "./live.js";
import { signals } from "./signals.js";

rendered(signals);
