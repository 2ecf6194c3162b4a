/**
 * The edge of HTTP: requests come in, and a visitor with a place in a room goes on.
 *
 * <p>{@link org.kiezplenum.web.http.Door} is where to begin reading: it finds the room of a code,
 * the person of a token, and lets in whoever joins. Around it stand what says from where a request
 * comes ({@code Addresses}, {@code Caller}, {@code SameOrigin}), what bounds how much one address
 * may do ({@code Limits}, {@code Allowance}, {@code WrongTries}, {@code Patience}), and what is
 * answered: {@code Answers} writes pages, JSON and refusals, {@code Failures} says what to do next
 * when something cannot be answered. No page and no verb is known here.
 */
@NullMarked
package org.kiezplenum.web.http;

import org.jspecify.annotations.NullMarked;
