/**
 * The PostgreSQL that the server brings along: started, killed, found again, shared and refused.
 */
package org.kiezplenum.postgres;
