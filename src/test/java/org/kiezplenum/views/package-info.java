/** What each audience sees, exactly, and what nobody can work out from it. */
package org.kiezplenum.views;
