/** The edge: routes, pages, forms, the socket, tokens and security headers. */
@NullMarked
package org.kiezplenum.web;

import org.jspecify.annotations.NullMarked;
