/** What a full hall costs the server, beside the least that it could cost, in one run. */
package org.kiezplenum.load;
